package io.ovnchassis.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void hasTheFourLinesThatScriptsRead() {
        assertThat(Version.text().lines())
                .hasSize(4)
                .satisfiesExactly(
                        // ovs-lib kills what is older than 2.5.90, without asking it to exit.
                        line -> assertThat(line).matches("ovn-controller \\d\\d\\.\\d\\d\\.\\d+"),
                        line -> assertThat(line).matches("Open vSwitch Library \\d+\\.\\d+\\.\\d+"),
                        line -> assertThat(line).isEqualTo("OpenFlow versions 0x6:0x6"),
                        line -> assertThat(line).isEqualTo("SB DB Schema " + OvnSouthboundDatabase.DATABASE.version()));
    }
}
