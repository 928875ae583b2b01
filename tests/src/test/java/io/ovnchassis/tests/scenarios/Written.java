package io.ovnchassis.tests.scenarios;

import java.util.List;
import java.util.Map;

/** The columns of a table into which a chassis controller may write (parity 2.3 and 3.1), and those that name its rows. */
record Written(List<String> columns) {
    static final Map<String, Written> SOUTHBOUND = Map.of(
            "Chassis", of("hostname", "encaps", "external_ids", "other_config", "transport_zones", "nb_cfg"),
            "Chassis_Private", of("chassis", "nb_cfg", "nb_cfg_timestamp"),
            "Encap", of("options"),
            "Port_Binding",
                    of(
                            "chassis",
                            "additional_chassis",
                            "encap",
                            "additional_encap",
                            "up",
                            "virtual_parent",
                            "options"));

    static final Map<String, Written> LOCAL = Map.of(
            "Open_vSwitch", of("bridges", "external_ids", "other_config"),
            "Bridge",
                    of("datapath_type", "external_ids", "fail_mode", "flow_tables", "mirrors", "other_config", "ports"),
            "Port", of("external_ids", "interfaces", "other_config", "qos"),
            "Interface", of("bfd", "external_ids", "mtu_request", "options", "other_config", "type"),
            "Mirror", of("external_ids", "output_port", "select_dst_port", "select_src_port"));

    private static Written of(String... columns) {
        return new Written(List.of(columns));
    }
}
