package io.ovnchassis.controller.config;

/**
 * One thing that can be set, as {@code config/show} has it.
 *
 * @param key a key of external_ids or other_config, or an option of the command line
 * @param value what holds; empty for nothing
 * @param source where the value is from
 * @param whenAbsent what holds when nobody sets it
 */
public record Setting(String key, String value, String source, String whenAbsent) {
    /** As {@code source}: nobody set it. */
    public static final String DEFAULT = "default";
}
