package io.ovnchassis.tests.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Database;
import io.ovnchassis.controller.sandbox.OvsdbServer;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.controller.sandbox.Tool;
import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitchDatabase;
import io.ovnchassis.ovsdb.transact.Outcome;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Values that are easily spoilt on the way go into a real server and back: to the client that wrote them, to one that
 * gets them as an update, to one that gets them as initial contents, and to the stock client.
 */
class ValuesRoundTripIT {
    private static final String EVERY_CONTROL_CHARACTER =
            IntStream.rangeClosed(1, 0x1f).mapToObj(Character::toString).collect(Collectors.joining());

    private static final List<String> STRINGS = List.of(
            "a row that ends in a backslash\\",
            "\\",
            "\\\\\\",
            "\"quoted\" and /slashed/",
            "\\u0041 is no escape, nor is \\n",
            "\b\f\n\r\t",
            EVERY_CONTROL_CHARACTER,
            "\u007f\u0080\u009f\u00a0\u00ad",
            "\u2028\u2029\ufeff\ufffd\uffff",
            "\ud83d\ude00 \ud800\udc00 \udbff\udfff",
            "[\"set\",[]] {\"uuid\":null}",
            "");

    private static final String A_MEGABYTE = "0123456789abcdef".repeat(1 << 16);

    /** Two to six bytes on the wire for each character, so that every one of them once falls on a buffer's end. */
    private static final String A_MEGABYTE_OF_ESCAPES = "\\\"\u0001\ud83d\ude00\n".repeat(180_000);

    private final Sandbox sandbox = Sandbox.create();
    private OvsdbServer server;
    private DatabaseClient writer;
    private DatabaseClient reader;

    @BeforeEach
    void start() {
        server = OvsdbServer.start(sandbox, sandbox.directory("hv"), Database.local());
        vsctl("init", "--", "add-br", "br-int");
        writer = new DatabaseClient(OpenVSwitchDatabase.DATABASE, server.remote());
        reader = new DatabaseClient(OpenVSwitchDatabase.DATABASE, server.remote());
    }

    @AfterEach
    void close() {
        reader.close();
        writer.close();
        sandbox.close();
    }

    @Test
    void stringsAsWholeCells() {
        STRINGS.forEach(value -> assertRoundTrip(Interface.TABLE, Interface.TYPE, value));
    }

    @Test
    void stringsInASet() {
        assertRoundTrip(OpenVSwitch.TABLE, OpenVSwitch.DATAPATH_TYPES, SortedArraySet.copyOf(STRINGS));
        STRINGS.forEach(value ->
                assertRoundTrip(OpenVSwitch.TABLE, OpenVSwitch.DATAPATH_TYPES, SortedArraySet.copyOf(List.of(value))));
    }

    @Test
    void stringsAsKeysAndValuesOfAMap() {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < STRINGS.size(); i++) {
            map.put(STRINGS.get(i), STRINGS.get(STRINGS.size() - 1 - i));
        }
        assertRoundTrip(Interface.TABLE, Interface.EXTERNAL_IDS, SortedArrayMap.copyOf(map));
        STRINGS.forEach(value ->
                assertRoundTrip(Interface.TABLE, Interface.EXTERNAL_IDS, SortedArrayMap.copyOf(Map.of(value, value))));
    }

    @Test
    void stringsThatComeAndGoOneByOne() {
        for (String value : STRINGS) {
            commit(tx -> {
                tx.edit(OpenVSwitch.TABLE).add(row(writer, OpenVSwitch.TABLE), OpenVSwitch.DATAPATH_TYPES, value);
                tx.edit(Interface.TABLE).put(row(writer, Interface.TABLE), Interface.EXTERNAL_IDS, value, value);
            });
        }
        assertSeen(OpenVSwitch.TABLE, OpenVSwitch.DATAPATH_TYPES, SortedArraySet.copyOf(STRINGS));
        assertSeen(
                Interface.TABLE,
                Interface.EXTERNAL_IDS,
                SortedArrayMap.copyOf(STRINGS.stream().collect(Collectors.toMap(key -> key, value -> value))));

        for (String value : STRINGS) {
            commit(tx -> {
                tx.edit(OpenVSwitch.TABLE).remove(row(writer, OpenVSwitch.TABLE), OpenVSwitch.DATAPATH_TYPES, value);
                tx.edit(Interface.TABLE).remove(row(writer, Interface.TABLE), Interface.EXTERNAL_IDS, value);
            });
        }
        assertSeen(OpenVSwitch.TABLE, OpenVSwitch.DATAPATH_TYPES, SortedArraySet.empty());
        assertSeen(Interface.TABLE, Interface.EXTERNAL_IDS, SortedArrayMap.empty());
    }

    @Test
    void stringsOfAMegabyte() {
        for (String value : List.of(A_MEGABYTE, A_MEGABYTE_OF_ESCAPES)) {
            assertRoundTrip(Interface.TABLE, Interface.TYPE, value);
            assertRoundTrip(OpenVSwitch.TABLE, OpenVSwitch.DATAPATH_TYPES, SortedArraySet.copyOf(List.of(value, "x")));
            assertRoundTrip(
                    Interface.TABLE,
                    Interface.EXTERNAL_IDS,
                    SortedArrayMap.copyOf(Map.of("key", value, value, "value")));
        }
    }

    @Test
    void theLargestAndTheSmallestInteger() {
        for (long value :
                new long[] {Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1, 1L << 53, (1L << 53) + 1, -1}) {
            assertRoundTrip(OpenVSwitch.TABLE, OpenVSwitch.NEXT_CFG, value);
            assertRoundTrip(Interface.TABLE, Interface.LINK_SPEED, Optional.of(value));
            assertRoundTrip(
                    Interface.TABLE, Interface.STATISTICS, SortedArrayMap.copyOf(Map.of("this", value, "other", 7L)));
            assertThat(vsctl("get", "Open_vSwitch", ".", "next_cfg")).isEqualTo(Long.toString(value));
        }
    }

    @Test
    void whatTheStockToolWrote() {
        vsctl("set", "Interface", "br-int", "external_ids:back=\"slash\\\\\"", "statistics:max=9223372036854775807");

        assertSeen(Interface.TABLE, Interface.EXTERNAL_IDS, SortedArrayMap.copyOf(Map.of("back", "slash\\")));
        assertSeen(Interface.TABLE, Interface.STATISTICS, SortedArrayMap.copyOf(Map.of("max", Long.MAX_VALUE)));
    }

    private <R extends Row<R>, T> void assertRoundTrip(Table<R> table, Column<R, T> column, T value) {
        commit(tx -> tx.edit(table).set(row(writer, table), column, value));
        assertSeen(table, column, value);
    }

    private void commit(Consumer<Transaction> edits) {
        assertThat(writer.commit(edits)).isInstanceOf(Outcome.Success.class);
    }

    private <R extends Row<R>, T> void assertSeen(Table<R> table, Column<R, T> column, T value) {
        for (DatabaseClient client : List.of(writer, reader)) {
            client.await(
                    "a value of " + column, () -> column.get(row(client, table)).equals(value));
        }
        try (DatabaseClient newcomer = new DatabaseClient(OpenVSwitchDatabase.DATABASE, server.remote())) {
            assertThat(column.get(row(newcomer, table))).isEqualTo(value);
        }
        UUID uuid = row(writer, table).ref().uuid();
        assertThat(Dump.of(server.remote(), "Open_vSwitch", table.name()).rows().get(uuid))
                .containsEntry(column.name(), column.write(value, PlainText.WRITER));
    }

    /** The only row of a table. */
    private static <R extends Row<R>> R row(DatabaseClient client, Table<R> table) {
        Collection<R> rows = client.replica().table(table).rows();
        assertThat(rows).hasSize(1);
        return rows.iterator().next();
    }

    private String vsctl(String... arguments) {
        List<String> command = new ArrayList<>(List.of("--db=" + server.remote(), "--no-wait", "--"));
        command.addAll(List.of(arguments));
        return new Tool("ovs-vsctl", Map.of()).run(command.toArray(String[]::new));
    }
}
