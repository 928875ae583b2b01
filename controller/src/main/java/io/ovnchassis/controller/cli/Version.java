package io.ovnchassis.controller.cli;

import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import java.util.Optional;

/**
 * What {@code --version} and the {@code version} command print: the four lines of ovn-controller, and the first two of
 * them.
 *
 * <p>They name the releases whose behaviour this daemon has, because scripts decide by them: ovs-lib does not ask a daemon
 * older than 2.5.90 to exit, but kills it.
 */
final class Version {
    private static final String OVN = "26.03.90";
    private static final String OPEN_VSWITCH = "4.0.90";

    /** The OpenFlow version that ovn-controller speaks, 1.5, as the first and as the last one. */
    private static final String OPENFLOW = "0x6:0x6";

    private Version() {}

    /** The version of this implementation; that of the jar. */
    static String implementation() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }

    /** The reply to the {@code version} command. */
    static String program() {
        return """
                %s %s
                Open vSwitch Library %s
                """.formatted(Options.PROGRAM, OVN, OPEN_VSWITCH);
    }

    static String text() {
        return program() + """
                OpenFlow versions %s
                SB DB Schema %s
                """.formatted(OPENFLOW, OvnSouthboundDatabase.DATABASE.version());
    }
}
