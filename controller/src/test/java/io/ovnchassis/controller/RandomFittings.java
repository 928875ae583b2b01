package io.ovnchassis.controller;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.CtZone;
import io.ovnchassis.ovsdb.tables.ovs.Datapath;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Mirror;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.ovs.QoS;
import io.ovnchassis.ovsdb.tables.ovs.Queue;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Random edits of what ports are fitted with: mirrors, queues and conntrack zones. */
final class RandomFittings {
    private static final int ROWS_MAX = 4;
    private static final List<io.ovnchassis.ovsdb.tables.sb.Mirror.Filter> FILTERS = known(
            io.ovnchassis.ovsdb.tables.sb.Mirror.Filter.values(),
            io.ovnchassis.ovsdb.tables.sb.Mirror.Filter.UNRECOGNIZED);
    private static final List<io.ovnchassis.ovsdb.tables.sb.Mirror.Type> TYPES = known(
            io.ovnchassis.ovsdb.tables.sb.Mirror.Type.values(), io.ovnchassis.ovsdb.tables.sb.Mirror.Type.UNRECOGNIZED);

    private final FakeServer local;
    private final FakeServer southbound;
    private final Random random;

    RandomFittings(FakeServer local, FakeServer southbound, Random random) {
        this.local = local;
        this.southbound = southbound;
        this.random = random;
    }

    void edit() {
        switch (random.nextInt(12)) {
            case 0 -> wantMirror();
            case 1 ->
                pick(southbound, io.ovnchassis.ovsdb.tables.sb.Mirror.TABLE).ifPresent(this::changeWanted);
            case 2, 3 ->
                pick(southbound, PortBinding.TABLE)
                        .ifPresent(row -> southbound.set(
                                row,
                                PortBinding.MIRROR_RULES,
                                SortedArraySet.copyOf(some(southbound, io.ovnchassis.ovsdb.tables.sb.Mirror.TABLE))));
            case 4 -> addMirror();
            case 5 -> pick(local, Mirror.TABLE).ifPresent(this::changeMirror);
            case 6 ->
                pick(local, Bridge.TABLE)
                        .ifPresent(row ->
                                local.set(row, Bridge.MIRRORS, SortedArraySet.copyOf(some(local, Mirror.TABLE))));
            case 7 -> addQueue();
            case 8 ->
                pick(local, Port.TABLE)
                        .ifPresent(row ->
                                local.set(row, Port.QOS, pick(local, QoS.TABLE).map(Row::ref)));
            case 9 ->
                pick(local, Bridge.TABLE)
                        .ifPresent(row -> local.set(row, Bridge.EXTERNAL_IDS, SortedArrayMap.copyOf(zones())));
            case 10 -> markOrLimit();
            default -> limitZone();
        }
    }

    private void wantMirror() {
        if (southbound.rows(io.ovnchassis.ovsdb.tables.sb.Mirror.TABLE).size() < ROWS_MAX) {
            southbound.insert(io.ovnchassis.ovsdb.tables.sb.Mirror.builder()
                    .name("m"
                            + southbound
                                    .rows(io.ovnchassis.ovsdb.tables.sb.Mirror.TABLE)
                                    .size())
                    .sink(flip() ? "192.0.2.9" : "sink")
                    .filter(one(FILTERS))
                    .type(one(TYPES)));
        }
    }

    private void changeWanted(io.ovnchassis.ovsdb.tables.sb.Mirror row) {
        switch (random.nextInt(3)) {
            case 0 -> southbound.set(row, io.ovnchassis.ovsdb.tables.sb.Mirror.TYPE, one(TYPES));
            case 1 -> southbound.set(row, io.ovnchassis.ovsdb.tables.sb.Mirror.FILTER, one(FILTERS));
            default -> southbound.set(row, io.ovnchassis.ovsdb.tables.sb.Mirror.INDEX, random.nextLong(3));
        }
    }

    private void addMirror() {
        if (local.rows(Mirror.TABLE).size() < ROWS_MAX) {
            local.insert(Mirror.builder()
                    .name("m" + random.nextInt(ROWS_MAX))
                    .externalIds(flip() ? Map.of("ovn-owned", "true") : Map.of()));
        }
    }

    private void changeMirror(Mirror row) {
        switch (random.nextInt(3)) {
            case 0 -> local.delete(row);
            case 1 -> local.set(row, Mirror.SELECT_SRC_PORT, SortedArraySet.copyOf(some(local, Port.TABLE)));
            default ->
                local.set(row, Mirror.OUTPUT_PORT, pick(local, Port.TABLE).map(Row::ref));
        }
    }

    private void addQueue() {
        if (local.rows(QoS.TABLE).size() < ROWS_MAX) {
            Queue queue =
                    local.insert(Queue.builder().externalIds(Map.of("ovn_port", "lp" + random.nextInt(ROWS_MAX))));
            local.insert(QoS.builder()
                    .externalIds(flip() ? Map.of("ovn_qos", "true") : Map.of())
                    .queues(Map.of(random.nextLong(3), queue.ref())));
        } else {
            pick(local, QoS.TABLE).ifPresent(local::delete);
        }
    }

    private void markOrLimit() {
        if (flip()) {
            pick(local, Interface.TABLE)
                    .ifPresent(row ->
                            local.set(row, Interface.EXTERNAL_IDS, SortedArrayMap.copyOf(Map.of("mirror-id", "sink"))));
        } else {
            pick(southbound, PortBinding.TABLE)
                    .ifPresent(row -> southbound.set(
                            row,
                            PortBinding.OPTIONS,
                            SortedArrayMap.copyOf(Map.of(
                                    "qos_max_rate",
                                    Integer.toString(1 + random.nextInt(2)),
                                    "qdisc_queue_id",
                                    Integer.toString(1 + random.nextInt(2)),
                                    "qos_physical_network",
                                    flip() ? "net1" : "net2"))));
        }
    }

    private void limitZone() {
        switch (random.nextInt(3)) {
            case 0 -> limitZonesOfADatapath();
            case 1 -> limitZoneOfAPort();
            default -> limitZoneByHand();
        }
    }

    private void limitZonesOfADatapath() {
        pick(southbound, DatapathBinding.TABLE)
                .ifPresent(row ->
                        southbound.set(row, DatapathBinding.EXTERNAL_IDS, limited(row.externalIds(), "name", "dp1")));
    }

    private void limitZoneOfAPort() {
        pick(southbound, PortBinding.TABLE)
                .ifPresent(row -> southbound.set(row, PortBinding.OPTIONS, limited(row.options(), "x", "y")));
    }

    private SortedArrayMap<String, String> limited(Map<String, String> before, String key, String value) {
        Map<String, String> after = new TreeMap<>(before);
        after.put(key, value);
        after.put("ct-zone-limit", limit());
        return SortedArrayMap.copyOf(after);
    }

    private String limit() {
        return Integer.toString(random.nextInt(4) - 1);
    }

    private void limitZoneByHand() {
        Datapath datapath = pick(local, Datapath.TABLE).orElseGet(() -> local.insert(Datapath.builder()));
        CtZone zone = local.insert(CtZone.builder().limit(flip() ? Optional.of(random.nextLong(3)) : Optional.empty()));
        local.set(datapath, Datapath.CT_ZONES, SortedArrayMap.copyOf(Map.of(random.nextLong(5), zone.ref())));
        pick(local, OpenVSwitch.TABLE)
                .ifPresent(row -> local.set(
                        row,
                        OpenVSwitch.DATAPATHS,
                        SortedArrayMap.copyOf(Map.of(flip() ? "system" : "netdev", datapath.ref()))));
    }

    private Map<String, String> zones() {
        return Map.of("ct-zone-lp" + random.nextInt(ROWS_MAX), Integer.toString(random.nextInt(5)), "ct-zone-x", "3");
    }

    private <R extends Row<R>> Optional<R> pick(FakeServer server, Table<R> table) {
        List<R> rows = List.copyOf(server.rows(table));
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(random.nextInt(rows.size())));
    }

    private <R extends Row<R>> Collection<Ref<R>> some(FakeServer server, Table<R> table) {
        return server.rows(table).stream().filter(_ -> flip()).map(Row::ref).toList();
    }

    private static <T> List<T> known(T[] values, T unknown) {
        return Stream.of(values).filter(value -> !value.equals(unknown)).toList();
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private boolean flip() {
        return random.nextBoolean();
    }
}
