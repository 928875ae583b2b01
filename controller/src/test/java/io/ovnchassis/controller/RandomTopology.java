package io.ovnchassis.controller;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.HaChassis;
import io.ovnchassis.ovsdb.tables.sb.HaChassisGroup;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.ovsdb.tables.sb.SbGlobal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Random edits of what tunnels and patch ports depend on: end points, zones, gateways, marks of ports, networks. Names
 * are few, so that they meet, and anything goes.
 */
final class RandomTopology {
    private final FakeServer local;
    private final FakeServer southbound;
    private final Random random;

    RandomTopology(FakeServer local, FakeServer southbound, Random random) {
        this.local = local;
        this.southbound = southbound;
        this.random = random;
    }

    /** One change of one row. */
    void edit() {
        switch (random.nextInt(20)) {
            case 9, 12, 19 -> connect();
            case 13 -> editDatapath();
            case 14, 15 -> join();
            case 16 -> serve();
            case 17 -> any(local, Port.TABLE, this::hear);
            case 18 -> nest();
            case 0 -> editEncap();
            case 1, 2 -> any(southbound, Chassis.TABLE, this::editChassis);
            case 3 -> editGlobal();
            case 4 -> editGroup();
            case 5, 6 -> any(local, Port.TABLE, this::markPort);
            case 7 -> any(local, Interface.TABLE, this::editInterface);
            case 8 -> any(local, OpenVSwitch.TABLE, this::editIndex);
            default -> any(southbound, PortBinding.TABLE, this::editPort);
        }
    }

    /** All there is to connect a switch with a network: what random edits alone seldom come to. */
    private void connect() {
        if (local.rows(Bridge.TABLE).stream().noneMatch(row -> row.name().equals("br-ex"))) {
            local.insert(Bridge.builder().name("br-ex"));
        }
        any(southbound, PortBinding.TABLE, row -> {
            southbound.set(row, PortBinding.TYPE, one("localnet", "localnet", "l2gateway"));
            southbound.set(row, PortBinding.OPTIONS, SortedArrayMap.copyOf(Map.of("network_name", "net1")));
            any(southbound, PortBinding.TABLE, other -> southbound.set(row, PortBinding.DATAPATH, other.datapath()));
        });
    }

    private void editDatapath() {
        if (southbound.rows(DatapathBinding.TABLE).size() < 4 || random.nextInt(4) == 0) {
            southbound.insert(DatapathBinding.builder()
                    .tunnelKey(random.nextLong(4))
                    .externalIds(Map.of(one("logical-switch", "logical-router"), "x")));
            return;
        }
        any(southbound, DatapathBinding.TABLE, row -> {
            if (random.nextInt(3) == 0) {
                southbound.delete(row);
            } else {
                southbound.set(
                        row,
                        DatapathBinding.TYPE,
                        Optional.of(one("switch", "router", ""))
                                .filter(type -> !type.isEmpty())
                                .map(type -> type.equals("switch")
                                        ? DatapathBinding.Type.LOGICAL_SWITCH
                                        : DatapathBinding.Type.LOGICAL_ROUTER));
            }
        });
    }

    /** Connects two datapaths by a pair of ports, sometimes one that only gateways serve. */
    private void join() {
        any(
                southbound,
                PortBinding.TABLE,
                one -> any(southbound, PortBinding.TABLE, other -> {
                    String type = one("patch", "patch", "l3gateway");
                    lead(one, type, other.logicalPort());
                    lead(other, type, one.logicalPort());
                }));
    }

    private void lead(PortBinding row, String type, String peer) {
        Map<String, String> options = new TreeMap<>(Map.of("peer", peer));
        if (random.nextInt(3) == 0) {
            options.put("chassis-redirect-port", "lp" + random.nextInt(5));
        }
        if (random.nextInt(3) == 0) {
            options.put("enable_router_port_acl", one("true", "false"));
        }
        southbound.set(row, PortBinding.TYPE, type);
        southbound.set(row, PortBinding.OPTIONS, SortedArrayMap.copyOf(options));
    }

    /** Has a port served by a group of gateways. */
    private void serve() {
        any(southbound, PortBinding.TABLE, row -> {
            southbound.set(row, PortBinding.TYPE, one("chassisredirect", "chassisredirect", "external", "patch"));
            southbound.set(
                    row, PortBinding.OPTIONS, SortedArrayMap.copyOf(Map.of("always-redirect", one("true", "false"))));
            any(
                    southbound,
                    HaChassisGroup.TABLE,
                    group -> southbound.set(row, PortBinding.HA_CHASSIS_GROUP, Optional.of(group.ref())));
        });
    }

    /** Makes a port one behind which BFD hears somebody, or nobody. */
    private void hear(Port row) {
        local.set(
                row,
                Port.EXTERNAL_IDS,
                SortedArrayMap.copyOf(Map.of("ovn-chassis-id", one("hv0", "hv1", "hv2") + "@1.1.1.1%1.1.1.2")));
        for (Ref<Interface> ref : row.interfaces()) {
            local.get(Interface.TABLE, ref).ifPresent(part -> {
                local.set(part, Interface.OPTIONS, SortedArrayMap.copyOf(Map.of("remote_ip", "1.1.1.1")));
                local.set(part, Interface.BFD, SortedArrayMap.copyOf(Map.of("enable", "true")));
                local.set(part, Interface.BFD_STATUS, SortedArrayMap.copyOf(Map.of("state", one("up", "up", "down"))));
            });
        }
    }

    /** Has a port depend on another one's interface, or on several chassis. */
    private void nest() {
        any(southbound, PortBinding.TABLE, row -> {
            String parent = "lp" + random.nextInt(5);
            switch (random.nextInt(5)) {
                case 0 -> southbound.set(row, PortBinding.PARENT_PORT, Optional.of(parent));
                case 1 -> {
                    southbound.set(row, PortBinding.TYPE, "mirror");
                    southbound.set(row, PortBinding.MIRROR_PORT, Optional.of(parent));
                }
                case 2 -> {
                    southbound.set(row, PortBinding.TYPE, "virtual");
                    southbound.set(row, PortBinding.VIRTUAL_PARENT, Optional.of(parent));
                }
                case 3 ->
                    southbound.set(
                            row,
                            PortBinding.ADDITIONAL_CHASSIS,
                            SortedArraySet.copyOf(some(southbound, Chassis.TABLE)));
                default -> southbound.set(row, PortBinding.TYPE, one("", "vtep", "remote", "wormhole"));
            }
        });
    }

    private void editEncap() {
        if (southbound.rows(Encap.TABLE).size() < 5 || random.nextInt(4) == 0) {
            Encap row = southbound.insert(Encap.builder()
                    .type(random.nextInt(3) > 0 ? Encap.Type.GENEVE : Encap.Type.VXLAN)
                    .ip(one("1.1.1.1", "1.1.1.2", "1.1.1.3"))
                    .options(Map.of("csum", one("true", "false", "junk"))));
            any(
                    southbound,
                    Chassis.TABLE,
                    chassis -> southbound.set(
                            chassis,
                            Chassis.ENCAPS,
                            chassis.encaps().symmetricDifference(SortedArraySet.of(row.ref()))));
        } else if (random.nextBoolean()) {
            any(southbound, Encap.TABLE, southbound::delete);
        } else {
            any(
                    southbound,
                    Encap.TABLE,
                    row -> southbound.set(
                            row, Encap.OPTIONS, SortedArrayMap.copyOf(Map.of("dst_port", one("1", "2")))));
        }
    }

    private void editChassis(Chassis row) {
        switch (random.nextInt(3)) {
            case 0 -> southbound.set(row, Chassis.ENCAPS, SortedArraySet.copyOf(some(southbound, Encap.TABLE)));
            case 1 ->
                southbound.set(
                        row,
                        Chassis.TRANSPORT_ZONES,
                        random.nextBoolean() ? SortedArraySet.empty() : SortedArraySet.of(one("tz1", "tz2")));
            default ->
                southbound.set(
                        row,
                        Chassis.OTHER_CONFIG,
                        SortedArrayMap.copyOf(Map.of(one("is-remote", "is-vtep", "x"), one("true", "false"))));
        }
    }

    private void editGlobal() {
        if (southbound.rows(SbGlobal.TABLE).isEmpty()) {
            southbound.insert(SbGlobal.builder().nbCfg(1));
            return;
        }
        any(southbound, SbGlobal.TABLE, row -> {
            switch (random.nextInt(4)) {
                case 0 -> southbound.delete(row);
                case 1 -> southbound.set(row, SbGlobal.NB_CFG, random.nextLong(3));
                case 2 -> southbound.set(row, SbGlobal.IPSEC, random.nextBoolean());
                default ->
                    southbound.set(
                            row,
                            SbGlobal.OPTIONS,
                            SortedArrayMap.copyOf(
                                    Map.of(one("bfd-mult", "ipsec_x", "ipsec_forceencaps"), one("yes", "no"))));
            }
        });
    }

    private void editGroup() {
        if (southbound.rows(HaChassis.TABLE).size() < 4) {
            HaChassis.Builder row = HaChassis.builder().priority(random.nextLong(3));
            any(southbound, Chassis.TABLE, chassis -> row.chassis(chassis.ref()));
            southbound.insert(row);
        }
        if (southbound.rows(HaChassisGroup.TABLE).size() < 2) {
            southbound.insert(HaChassisGroup.builder()
                    .haChassis(some(southbound, HaChassis.TABLE))
                    .refChassis(some(southbound, Chassis.TABLE)));
        } else if (random.nextInt(3) == 0) {
            any(southbound, HaChassisGroup.TABLE, southbound::delete);
        } else if (random.nextBoolean()) {
            any(
                    southbound,
                    HaChassisGroup.TABLE,
                    row -> southbound.set(
                            row, HaChassisGroup.HA_CHASSIS, SortedArraySet.copyOf(some(southbound, HaChassis.TABLE))));
        } else {
            any(southbound, HaChassis.TABLE, row -> southbound.set(row, HaChassis.PRIORITY, random.nextLong(3)));
        }
    }

    private void markPort(Port row) {
        Map<String, String> ids = new TreeMap<>();
        switch (random.nextInt(6)) {
            case 0 -> ids.put("ovn-chassis-id", one("hv1", "hv2", "hv3") + "@1.1.1.1%1.1.1.2");
            case 1 -> ids.put("ovn-chassis-id", one("flow", "hv2@1.1.1.1"));
            case 2 -> ids.put("ovn-evpn-tunnel", one("true", "false"));
            case 3 -> ids.put("ovn-localnet-port", one("lp0", "lp1"));
            case 4 -> ids.put(one("ovn-l2gateway-port", "ovn-logical-patch-port"), one("lp0", "lp1"));
            default -> {}
        }
        local.set(row, Port.EXTERNAL_IDS, SortedArrayMap.copyOf(ids));
    }

    private void editInterface(Interface row) {
        switch (random.nextInt(3)) {
            case 0 -> local.set(row, Interface.TYPE, one("", "geneve", "patch"));
            case 1 -> local.set(row, Interface.BFD, SortedArrayMap.copyOf(Map.of("enable", one("true", "false"))));
            default ->
                local.set(
                        row,
                        Interface.OPTIONS,
                        SortedArrayMap.copyOf(Map.of(
                                one("peer", "local_ip", "dst_port"), one("patch-br-int-to-lp0", "1.1.1.2", "4789"))));
        }
    }

    private void editIndex(OpenVSwitch row) {
        local.set(
                row,
                OpenVSwitch.OTHER_CONFIG,
                random.nextInt(3) == 0
                        ? SortedArrayMap.empty()
                        : SortedArrayMap.copyOf(Map.of("ovn-chassis-idx-hv1", one("", "0"))));
    }

    private void editPort(PortBinding row) {
        switch (random.nextInt(3)) {
            case 0 ->
                southbound.set(row, PortBinding.TYPE, one("localnet", "l2gateway", "patch", "l3gateway", "", "", ""));
            case 1 ->
                any(
                        southbound,
                        DatapathBinding.TABLE,
                        datapath -> southbound.set(row, PortBinding.DATAPATH, datapath.ref()));
            default ->
                southbound.set(
                        row,
                        PortBinding.OPTIONS,
                        SortedArrayMap.copyOf(Map.of(
                                "network_name",
                                one("net1", "net2", "net3"),
                                "peer",
                                "lp" + random.nextInt(5),
                                one("l3gateway-chassis", "l2gateway-chassis"),
                                one("hv1", "hv2"))));
        }
    }

    private <R extends Row<R>> void any(FakeServer server, Table<R> table, Consumer<R> change) {
        List<R> rows = List.copyOf(server.rows(table));
        Optional.of(rows)
                .filter(some -> !some.isEmpty())
                .map(some -> some.get(random.nextInt(some.size())))
                .ifPresent(change);
    }

    private <R extends Row<R>> List<Ref<R>> some(FakeServer server, Table<R> table) {
        return server.rows(table).stream()
                .filter(_ -> random.nextBoolean())
                .map(Row::ref)
                .toList();
    }

    private String one(String... values) {
        return values[random.nextInt(values.length)];
    }
}
