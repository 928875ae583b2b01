package io.ovnchassis.controller.config;

/**
 * Something in the configuration that cannot be used, as one line for the log.
 *
 * @param severity whether a person should hear of it as a warning or as information, as ovn-controller has it
 * @param message names the key, its value and what to do, or the text that operators know
 */
public record ConfigProblem(Severity severity, String message) {
    /** How loud. */
    public enum Severity {
        INFO,
        WARN
    }

    static ConfigProblem warning(String message) {
        return new ConfigProblem(Severity.WARN, message);
    }

    static ConfigProblem information(String message) {
        return new ConfigProblem(Severity.INFO, message);
    }
}
