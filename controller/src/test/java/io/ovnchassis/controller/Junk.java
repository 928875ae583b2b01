package io.ovnchassis.controller;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Strings that somebody might put where anything may be put: what looks right, what almost does, and what does not. */
public final class Junk {
    /** All keys that a room has a meaning for, in whatever column. */
    public static final List<String> KEYS = List.of((""
                    // Open_vSwitch.external_ids and other_config
                    + "hostname ovn-remote-probe-interval ovn-bridge-datapath-type ovn-bridge-mappings"
                    + " ovn-encap-ip-default ovn-encap-csum ovn-encap-tos ovn-encap-df_default"
                    + " ovn-enable-flow-based-tunnels ovn-transport-zones ovn-evpn-vxlan-ports ovn-is-interconn"
                    + " ovn-cms-options ovn-cleanup-on-exit ovn-monitor-all ovn-chassis-mac-mappings ovn-evpn-local-ip"
                    + " ovn-enable-lflow-cache ovn-limit-lflow-cache ovn-memlimit-lflow-cache-kb ct-zone-range"
                    + " ovn-trim-limit-lflow-cache ovn-trim-wmark-perc-lflow-cache ovn-trim-timeout-ms"
                    + " ovn-bridge-remote garp-max-timeout-sec dynamic-routing-port-mapping ovn-bridge-mappings-hv1"
                    + " ovn-encap-tos-hv1 ovn-cms-options-hv1 ovn-chassis-idx-hv2 ovn-chassis-idx- vlan-limit"
                    // Bridge, Port and Interface
                    + " ct-zone-bad1 ct-zone- ct-zone-lp0 ct-zone-bad1_dnat ovn-nb-cfg ovn-startup-ts ovn-nb-cfg-ts"
                    + " ovn-chassis-id ovn-evpn-tunnel ovn-tunnel-type ovn-localnet-port ovn-l2gateway-port"
                    + " ovn-l3gateway-port ovn-logical-patch-port iface-id iface-id-ver ovn-installed ovn-installed-ts"
                    + " ovn-plugged encap-ip mirror-id ovn-owned ovn_qos ovn_port ovn-egress-iface peer remote_ip"
                    + " local_ip key csum tos dst_port enable state driver_name flow-restore-wait"
                    // Southbound: SB_Global, Chassis, Datapath_Binding, Port_Binding
                    + " northd_internal_version bfd-mult bfd-min-rx bfd-min-tx bfd-decay-min-rx ipsec_x"
                    + " enable_chassis_nb_cfg_update is-interconn is-remote is-vtep is_default"
                    + " logical-switch logical-router name interconn-ts snat-ct-zone always_tunnel"
                    + " dynamic-routing dynamic-routing-vrf-id dynamic-routing-vni dynamic-routing-bridge-ifname"
                    + " dynamic-routing-vxlan-ifname dynamic-routing-advertise-ifname dynamic-routing-ifname"
                    + " requested-chassis requested-encap-ip vif-plug-type vif-plug-mtu-request vif-plug:dummy:script"
                    + " vif-plug:representor:pf-mac vif-plug:representor:vf-num vif-plug:representor:sf-num"
                    + " vif-plug:representor:settle-ms vif-plug:representor:controller-num network_name"
                    + " l3gateway-chassis l2gateway-chassis chassis-redirect-port always-redirect"
                    + " enable_router_port_acl qos_max_rate qos_min_rate qos_burst qos_physical_network"
                    + " qdisc_queue_id activation-strategy nat-addresses receive_multicast"
                    // and none of anybody's
                    + " - x \u00e9 vif-plug: ct_zone")
            .split(" "));

    private static final List<String> PIECES = List.of(
            "",
            "",
            " ",
            ",",
            ":",
            ";",
            "-",
            "_",
            "/",
            "=",
            "@",
            "%",
            "|",
            ".",
            "..",
            "\n",
            "\t",
            "'",
            "\"",
            "\\",
            "{}",
            "[",
            "${x}",
            "%s",
            "\u00e9",
            "\ud83d\ude00",
            "\u202e",
            "0",
            "1",
            "2",
            "-1",
            "+1",
            "007",
            "65535",
            "65536",
            "2147483647",
            "2147483648",
            "4294967296",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "1e9",
            "1.5",
            "0x10",
            "NaN",
            "true",
            "false",
            "TRUE",
            "inherit",
            "hv1",
            "hv2",
            "hv1,hv2",
            "br-int",
            "br-ex",
            "lp0",
            "bad1",
            "ln",
            "geneve",
            "vxlan",
            "stt",
            "flow",
            "system",
            "netdev",
            "dummy",
            "representor",
            "patch",
            "router",
            "up",
            "down",
            "rarp",
            "::",
            "::1",
            "fe80::1%eth0",
            "192.0.2.1",
            "192.0.2.256",
            "192.0.2.1,192.0.2.2",
            "00:00:00:00:00:01",
            "00:00:00:00:00",
            "physnet1:br-ex",
            "net:br",
            "1-2",
            "100-1",
            "1-65535",
            "4789",
            "defer=1",
            "throw=1",
            "fail=1",
            "rename=x",
            "refuse=no",
            "hang=1",
            "hv2@192.0.2.2%192.0.2.1",
            "hv2@",
            "@%",
            "x".repeat(15),
            "x".repeat(16),
            "x".repeat(300),
            "y,".repeat(3000),
            "1".repeat(70_000));

    private final Random random;

    public Junk(Random random) {
        this.random = random;
    }

    /** As often as not something that could be meant. */
    public String text() {
        int pieces = random.nextBoolean() ? 1 : random.nextInt(6);
        return Stream.generate(() -> any(PIECES)).limit(pieces).collect(Collectors.joining());
    }

    public String key() {
        return random.nextInt(8) == 0 ? text() : any(KEYS);
    }

    public Map<String, String> map() {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            map.put(key(), text());
        }
        return map;
    }

    public <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
