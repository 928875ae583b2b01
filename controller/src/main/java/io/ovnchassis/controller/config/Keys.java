package io.ovnchassis.controller.config;

import io.ovnchassis.controller.config.Key.Use;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every key of external_ids that ovn-controller has had a meaning for. */
final class Keys {
    private static final long INT_MAX = Integer.MAX_VALUE;
    static final long UINT32_MAX = 0xffff_ffffL;

    static final List<Key> ALL = List.of(
            new Key("system-id", false, "", Form.NOT_EMPTY, Use.FOLLOWED),
            followed("hostname", "that of the machine", Form.NOT_EMPTY),
            followed("ovn-remote", "", Form.NOT_EMPTY),
            followed("ovn-remote-probe-interval", "5000, none for unix:", Form.number(-1, INT_MAX)),
            followed("ovn-match-northd-version", "false", Form.BOOLEAN),
            followed("ovn-bridge", "br-int", Form.NOT_EMPTY),
            followed("ovn-bridge-datapath-type", "", Form.ANYTHING),
            followed("ovn-bridge-mappings", "", Form.MAPPINGS),
            followed("ovn-encap-type", "", Form.someOf("geneve", "vxlan")),
            followed("ovn-encap-ip", "", Form.ADDRESSES),
            followed("ovn-encap-ip-default", "", Form.ADDRESSES),
            followed("ovn-encap-csum", "true", Form.BOOLEAN),
            followed("ovn-encap-tos", "none", Form.TOS),
            followed("ovn-encap-df_default", "", Form.BOOLEAN),
            followed("ovn-enable-flow-based-tunnels", "false", Form.BOOLEAN),
            followed("ovn-transport-zones", "", Form.ANYTHING),
            followed("ovn-evpn-vxlan-ports", "", Form.numbers(1, 0xffff)),
            followed("ovn-is-interconn", "false", Form.BOOLEAN),
            followed("ovn-cms-options", "", Form.ANYTHING),
            followed("ovn-cleanup-on-exit", "true", Form.BOOLEAN),
            followed("ovn-monitor-all", "false", Form.BOOLEAN),
            told("ovn-chassis-mac-mappings", "", Form.MAC_MAPPINGS),
            told("ovn-evpn-local-ip", "", Form.EVPN_ADDRESSES),
            told("ovn-enable-lflow-cache", "true", Form.BOOLEAN),
            told("ovn-limit-lflow-cache", "", Form.number(0, UINT32_MAX)),
            told("ovn-memlimit-lflow-cache-kb", "", Form.number(0, Long.MAX_VALUE)),
            told("ovn-trim-limit-lflow-cache", "10000", Form.number(0, UINT32_MAX)),
            told("ovn-trim-wmark-perc-lflow-cache", "50", Form.number(0, 100)),
            followed("ovn-trim-timeout-ms", "30000", Form.number(1000, UINT32_MAX)),
            followed("ct-zone-range", "1-65535", Form.RANGE),
            withoutSubject("ovn-bridge-remote", "that of the bridge", Form.NOT_EMPTY),
            withoutSubject("ovn-bridge-remote-probe-interval", "0", Form.number(0, INT_MAX)),
            withoutSubject("garp-max-timeout-sec", "0", Form.number(0, UINT32_MAX)),
            withoutSubject("arp-nd-max-timeout-sec", "16", Form.number(0, UINT32_MAX)),
            withoutSubject("dynamic-routing-port-mapping", "", Form.INTERFACE_MAPPINGS));

    /** What no release of today reads any more, and what to do instead. */
    static final Map<String, String> OBSOLETE = Map.of(
            "ovn-openflow-probe-interval", "ovn-bridge-remote-probe-interval took its place",
            "ovn-ofctrl-wait-before-clear", "remove it: how long to wait is known without",
            "ovn-managed-flow-restore-wait", "remove it: nobody keeps ovs-vswitchd waiting any more",
            "ovn-set-local-ip", "remove it: tunnels have local addresses by ovn-encap-ip");

    /** What others keep in the same column under names that look like ours. */
    static final Set<String> OF_OTHERS = Set.of("ovn-nb", "ovn-sb", "ovn-northd", "ovs-system-id");

    private Keys() {}

    private static Key followed(String name, String whenAbsent, Form form) {
        return new Key(name, true, whenAbsent, form, Use.FOLLOWED);
    }

    private static Key told(String name, String whenAbsent, Form form) {
        return new Key(name, true, whenAbsent, form, Use.TOLD);
    }

    private static Key withoutSubject(String name, String whenAbsent, Form form) {
        return new Key(name, false, whenAbsent, form, Use.WITHOUT_SUBJECT);
    }

    static Optional<Key> named(String name) {
        return ALL.stream().filter(key -> key.name().equals(name)).findFirst();
    }
}
