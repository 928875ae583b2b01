package io.ovnchassis.controller;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.RowBuilder;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Random edits of all that the graph reads, with few names, so that they meet. Held to what a server guarantees: names
 * are unique. Otherwise anything goes, also what no sane client would do.
 */
final class RandomEdits {
    private final FakeServer local;
    private final FakeServer southbound;
    private final Random random;
    private final RandomTopology topology;
    private final RandomFittings fittings;

    RandomEdits(FakeServer local, FakeServer southbound, Random random) {
        this.local = local;
        this.southbound = southbound;
        this.random = random;
        this.topology = new RandomTopology(local, southbound, random);
        this.fittings = new RandomFittings(local, southbound, random);
    }

    /** One change of one row, and sometimes another. */
    void edit() {
        if (random.nextInt(3) == 0) {
            topology.edit();
        }
        if (random.nextInt(3) == 0) {
            fittings.edit();
        }
        switch (random.nextInt(20)) {
            case 0 -> editOpenVSwitch();
            case 1, 2 -> editBridge();
            case 3, 4 -> editPort();
            case 5, 6, 7, 8, 9, 10 -> editInterface();
            case 11 -> editChassis();
            default -> editPortBinding();
        }
    }

    /** All there is to bind a port: what random edits alone seldom come to. */
    void addVif() {
        pick(local, Bridge.TABLE)
                .ifPresent(bridge -> nameFor(Interface.TABLE, Interface::name, "vif", 6)
                        .ifPresent(name -> {
                            Interface row = local.insert(
                                    Interface.builder().name(name).ofport(5L).externalIds(interfaceIds()));
                            Port port = local.insert(Port.builder().name(name).interfaces(List.of(row.ref())));
                            local.set(
                                    bridge,
                                    Bridge.PORTS,
                                    bridge.ports().symmetricDifference(SortedArraySet.of(port.ref())));
                        }));
    }

    private void editOpenVSwitch() {
        if (local.rows(OpenVSwitch.TABLE).isEmpty()) {
            local.insert(OpenVSwitch.builder().externalIds(configuration()));
            return;
        }
        OpenVSwitch row = local.only(OpenVSwitch.TABLE);
        if (random.nextInt(10) == 0) {
            local.delete(row);
        } else {
            local.set(row, OpenVSwitch.EXTERNAL_IDS, SortedArrayMap.copyOf(configuration()));
        }
    }

    private Map<String, String> configuration() {
        Map<String, String> ids = new TreeMap<>(Map.of("ovn-encap-type", "geneve", "ovn-encap-ip", "192.0.2.1"));
        maybe(ids, "system-id", "hv1", "hv1", "hv1", "hv2");
        maybe(ids, "ovn-bridge", "br-alt");
        maybe(ids, "ovn-bridge-hv2", "br-ex");
        maybe(ids, "ovn-remote-probe-interval", "junk");
        maybe(ids, "ovn-bridge-mappings", "net1:br-ex,net2:br-alt", "net1:br-alt", "junk");
        maybe(ids, "ovn-transport-zones", "", "tz1", "");
        maybe(ids, "ovn-is-interconn", "true", "false");
        maybe(ids, "ovn-enable-flow-based-tunnels", "false", "false", "true");
        maybe(ids, "ovn-evpn-vxlan-ports", "4789", "");
        return ids;
    }

    private void editBridge() {
        edit(
                local,
                Bridge.TABLE,
                () -> nameFor(Bridge.TABLE, Bridge::name, "br-", List.of("int", "alt", "ex"))
                        .map(name -> Bridge.builder().name(name).ports(some(local, Port.TABLE))),
                row -> {
                    if (random.nextInt(5) == 0) {
                        local.set(row, Bridge.DATAPATH_TYPE, one("", "netdev"));
                    } else {
                        local.set(row, Bridge.PORTS, SortedArraySet.copyOf(some(local, Port.TABLE)));
                    }
                });
    }

    private void editPort() {
        edit(
                local,
                Port.TABLE,
                () -> nameFor(Port.TABLE, Port::name, "vif", 6)
                        .map(name -> Port.builder().name(name).interfaces(some(local, Interface.TABLE))),
                row -> local.set(row, Port.INTERFACES, SortedArraySet.copyOf(some(local, Interface.TABLE))));
    }

    private void editInterface() {
        edit(
                local,
                Interface.TABLE,
                () -> nameFor(Interface.TABLE, Interface::name, "", List.of("vif1", "vif2", "vif3", "vif4", "br-int"))
                        .map(name -> {
                            Interface.Builder row =
                                    Interface.builder().name(name).externalIds(interfaceIds());
                            ofport().ifPresent(row::ofport);
                            return row;
                        }),
                row -> {
                    if (random.nextInt(3) == 0) {
                        local.set(row, Interface.OFPORT, ofport());
                    } else {
                        local.set(row, Interface.EXTERNAL_IDS, SortedArrayMap.copyOf(interfaceIds()));
                    }
                });
    }

    private Optional<Long> ofport() {
        return Optional.of(random.nextLong(-1, 8)).filter(ofport -> ofport != 0);
    }

    private Map<String, String> interfaceIds() {
        Map<String, String> ids = new TreeMap<>();
        maybe(ids, "iface-id", "lp0", "lp1", "lp2", "lp3");
        maybe(ids, "iface-id-ver", "1", "2");
        maybe(ids, "ovn-installed", "true", "true", "false");
        maybe(ids, "ovn-plugged", "dummy");
        maybe(ids, "encap-ip", "1.1.1.1", "1.1.1.2");
        return ids;
    }

    private void editChassis() {
        edit(
                southbound,
                Chassis.TABLE,
                () -> nameFor(Chassis.TABLE, Chassis::name, "hv", 3)
                        .map(name -> Chassis.builder().name(name).hostname("host1")),
                row -> southbound.set(row, Chassis.HOSTNAME, one("host1", "host2")));
    }

    private void editPortBinding() {
        edit(
                southbound,
                PortBinding.TABLE,
                () -> nameFor(PortBinding.TABLE, PortBinding::logicalPort, "lp", 5)
                        .map(name -> {
                            PortBinding.Builder row =
                                    PortBinding.builder().logicalPort(name).options(portOptions());
                            anyChassis().ifPresent(row::chassis);
                            pick(southbound, DatapathBinding.TABLE).ifPresent(dp -> row.datapath(dp.ref()));
                            return row;
                        }),
                this::changePortBinding);
    }

    private void changePortBinding(PortBinding row) {
        switch (random.nextInt(10)) {
            case 0 -> southbound.set(row, PortBinding.TYPE, one("", "", "localport", "external"));
            case 1 -> southbound.set(row, PortBinding.PARENT_PORT, flip() ? Optional.empty() : Optional.of("lp0"));
            case 2 -> southbound.set(row, PortBinding.REQUESTED_CHASSIS, anyChassis());
            case 3 ->
                southbound.set(
                        row,
                        PortBinding.REQUESTED_ADDITIONAL_CHASSIS,
                        SortedArraySet.copyOf(some(southbound, Chassis.TABLE)));
            case 4 -> southbound.set(row, PortBinding.MAC, SortedArraySet.of(one("a", "b")));
            case 5, 6 ->
                southbound.set(
                        row,
                        PortBinding.UP,
                        Optional.of(random.nextInt(3)).filter(v -> v < 2).map(v -> v == 1));
            case 7 -> southbound.set(row, PortBinding.OPTIONS, SortedArrayMap.copyOf(portOptions()));
            default -> southbound.set(row, PortBinding.CHASSIS, anyChassis());
        }
    }

    private Map<String, String> portOptions() {
        Map<String, String> options = new TreeMap<>();
        if (random.nextInt(3) == 0) {
            maybe(options, "requested-chassis", "hv1", "hv2", "host1", "hv2,hv1", "hv1,hv2", "");
            maybe(options, "iface-id-ver", "1");
        }
        return options;
    }

    /** Often a row that is there, sometimes one that is not. */
    private Optional<Ref<Chassis>> anyChassis() {
        return random.nextInt(10) == 0
                ? Optional.of(Ref.of(7, random.nextInt(2)))
                : pick(southbound, Chassis.TABLE).map(Row::ref).filter(_ -> random.nextInt(4) > 0);
    }

    /** Inserts, deletes or changes a row. */
    private <R extends Row<R>> void edit(
            FakeServer server,
            Table<R> table,
            Supplier<? extends Optional<? extends RowBuilder<R>>> insertion,
            Consumer<R> change) {
        Optional<R> row = pick(server, table);
        int dice = random.nextInt(10);
        if (row.isEmpty() || dice < 3) {
            insertion.get().ifPresent(server::insert);
        } else if (dice < 5) {
            server.delete(row.get());
        } else {
            change.accept(row.get());
        }
    }

    private <R extends Row<R>> Optional<R> pick(FakeServer server, Table<R> table) {
        List<R> rows = List.copyOf(server.rows(table));
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(random.nextInt(rows.size())));
    }

    private <R extends Row<R>> Collection<Ref<R>> some(FakeServer server, Table<R> table) {
        List<Ref<R>> refs = new ArrayList<>();
        server.rows(table).stream().filter(_ -> flip()).forEach(row -> refs.add(row.ref()));
        return refs;
    }

    private <R extends Row<R>> Optional<String> nameFor(
            Table<R> table, Function<R, String> name, String prefix, int count) {
        return nameFor(
                table,
                name,
                prefix,
                IntStream.range(0, count).mapToObj(Integer::toString).toList());
    }

    /** A name that no row has, if there is one left. */
    private <R extends Row<R>> Optional<String> nameFor(
            Table<R> table, Function<R, String> name, String prefix, List<String> suffixes) {
        List<String> free = new ArrayList<>();
        suffixes.forEach(suffix -> free.add(prefix + suffix));
        FakeServer server = local.has(table) ? local : southbound;
        server.rows(table).forEach(row -> free.remove(name.apply(row)));
        return free.isEmpty() ? Optional.empty() : Optional.of(free.get(random.nextInt(free.size())));
    }

    private void maybe(Map<String, String> map, String key, String... values) {
        if (random.nextInt(4) > 0) {
            map.put(key, one(values));
        }
    }

    private String one(String... values) {
        return values[random.nextInt(values.length)];
    }

    private boolean flip() {
        return random.nextBoolean();
    }
}
