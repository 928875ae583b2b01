package io.ovnchassis.ovsdb.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "Port_Binding, PortBinding",
        "SB_Global, SbGlobal",
        "DHCP_Options, DhcpOptions",
        "DHCPv6_Options, Dhcpv6Options",
        "Static_MAC_Binding, StaticMacBinding",
        "ACL_ID, AclId",
        "Open_vSwitch, OpenVSwitch",
        "QoS, QoS",
        "IPFIX, Ipfix",
        "sFlow, SFlow",
        "NetFlow, NetFlow",
        "AutoAttach, AutoAttach",
        "vlan_mode, VlanMode"
    })
    void typesAreCamelCaseWithCalmAcronyms(String name, String type) {
        assertThat(Names.type(name)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "up, up",
        "logical_port, logicalPort",
        "ip4_src, ip4Src",
        "nb_cfg_timestamp, nbCfgTimestamp",
        "protected, protected_",
        "ref, ref_",
        "build, build_",
        "hash_code, hashCode_",
        "uuid, uuid"
    })
    void methodsGetAnUnderscoreWhereTheNameIsTaken(String name, String method) {
        assertThat(Names.method(name)).isEqualTo(method);
    }

    @Test
    void columnsAreConstantsAndTableIsTheTable() {
        assertThat(Names.column("logical_port")).isEqualTo("LOGICAL_PORT");
        assertThat(Names.column("table")).isEqualTo("TABLE_");
    }

    @ParameterizedTest
    @CsvSource({
        "from-lport, FROM_LPORT",
        "OpenFlow10, OPENFLOW10",
        "802.1q, _802_1Q",
        "unrecognized, UNRECOGNIZED_",
        "*, __"
    })
    void choicesAreConstants(String value, String constant) {
        assertThat(Names.choice(value)).isEqualTo(constant);
    }
}
