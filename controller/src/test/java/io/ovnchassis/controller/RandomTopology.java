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
        switch (random.nextInt(13)) {
            case 12 -> connect();
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
            HaChassis.Builder row = HaChassis.builder();
            any(southbound, Chassis.TABLE, chassis -> row.chassis(chassis.ref()));
            southbound.insert(row);
        }
        if (southbound.rows(HaChassisGroup.TABLE).size() < 2) {
            southbound.insert(HaChassisGroup.builder()
                    .haChassis(some(southbound, HaChassis.TABLE))
                    .refChassis(some(southbound, Chassis.TABLE)));
        } else {
            any(southbound, HaChassisGroup.TABLE, southbound::delete);
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
            case 1 -> southbound.set(row, PortBinding.DATAPATH, Ref.<DatapathBinding>of(9, random.nextInt(3)));
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
