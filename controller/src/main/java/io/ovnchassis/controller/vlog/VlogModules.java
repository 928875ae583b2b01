package io.ovnchassis.controller.vlog;

import java.util.List;

/**
 * The vlog modules of {@code ovn-controller} and of the OVS library in it, under the names that operators pass to
 * {@code vlog/set} and {@code --verbose}. All of them are known here, those included that nothing here logs to, because a
 * daemon that refused the command line of the one that it replaces would not start. Loggers of other names are known once
 * they exist.
 */
public final class VlogModules {
    /** In alphabetical order. */
    public static final List<String> NAMES = List.of("""
            acl_ids acl_log actions backtrace binding bundle chassis command_line conntrack conntrack_tp
            controller_lb coverage ct_dpif ct_zone daemon daemon_unix dns_resolve dpdk dpif
            dpif_lookup_autovalidator dpif_lookup_generic dpif_mfex_extract_study dpif_netdev
            dpif_netdev_extract dpif_netdev_impl dpif_netdev_lookup dpif_netlink dpif_netlink_rtnl encaps
            entropy evpn_arp evpn_binding evpn_fdb exchange expr extend_table fatal_signal features flow
            garp_rarp ha_chassis hmap host_if_monitor if_status inc_proc_eng ipf jsonrpc lb ldata lflow
            lflow_cache lockfile lport mac_binding_index mac_cache mac_learn main memory memory_trim meta_flow
            native_tnl neighbor neighbor_exchange neighbor_exchange_netlink netdev netdev_linux netdev_offload
            netdev_offload_tc netdev_vport netlink netlink_conntrack netlink_devlink netlink_notifier
            netlink_socket nexthop_exchange nx_match odp_execute odp_execute_impl odp_util ofctrl ofp_actions
            ofp_bundle ofp_connection ofp_errors ofp_flow ofp_group ofp_match ofp_meter ofp_monitor ofp_msgs
            ofp_packet ofp_port ofp_protocol ofp_queue ofp_table ofp_util ovn_bfd ovn_netlink_notifier ovn_util
            ovndns ovs_numa ovs_rcu ovs_replay ovs_router ovs_thread ovsdb_cs ovsdb_error ovsdb_idl ovsport
            ox_stat patch physical pinctrl pmd_perf poll_loop port_mirror process rconn reconnect resource_dep
            route_exchange route_exchange_netlink route_table sha1 signals socket_util socket_util_unix statctrl
            stopwatch stream stream_fd stream_replay stream_ssl stream_tcp stream_unix svec tc timeval unixctl
            userspace_tso util uuid vconn vconn_stream vif_plug vif_plug_dummy vif_plug_provider
            vif_plug_representor vlog
            """.strip().split("\\s+"));

    private VlogModules() {}
}
