package io.ovnchassis.vifplug;

/** The version of this API. A jar that was made for another major version is refused, one for an older minor is not. */
public final class VifPlugApi {
    /** The manifest attribute in which a jar says which version it was made for, as {@code 1.0}. */
    public static final String MANIFEST_ATTRIBUTE = "Vif-Plug-Api-Version";

    /** Changes when a provider that was made before may no longer work. */
    public static final int MAJOR = 1;

    /** Grows when something is added. */
    public static final int MINOR = 1;

    private VifPlugApi() {}

    /** The version as a manifest has it. */
    public static String version() {
        return MAJOR + "." + MINOR;
    }
}
