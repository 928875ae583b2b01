package io.ovnchassis.controller.cli;

import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import java.util.Optional;

/** What {@code --version} and the {@code version} command print. */
final class Version {
    private Version() {}

    /** Program and version; the version is that of the jar. */
    static String firstLine() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return Options.PROGRAM + " " + version;
    }

    static String text() {
        return firstLine() + "\nSB DB Schema " + OvnSouthboundDatabase.DATABASE.version() + "\n";
    }
}
