package io.ovnchassis.controller.plugins;

import io.ovnchassis.vifplug.VifPlugApi;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the provider API, as manifests have it. */
record ApiVersion(int major, int minor) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})");

    /** The version that this daemon has. */
    static ApiVersion own() {
        return new ApiVersion(VifPlugApi.MAJOR, VifPlugApi.MINOR);
    }

    static ApiVersion parse(String text) throws PluginRefused {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new PluginRefused("its manifest has " + VifPlugApi.MANIFEST_ATTRIBUTE + ": '" + text
                    + "', which is not MAJOR.MINOR as in " + VifPlugApi.version());
        }
        return new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** What was made for this version is refused when it may need what {@code available} does not have. */
    void check(ApiVersion available) throws PluginRefused {
        if (major != available.major || minor > available.minor) {
            throw new PluginRefused("it was made for version " + this + " of the VIF plug API, and this daemon has "
                    + available + ": install the build of it that was made for this daemon");
        }
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
