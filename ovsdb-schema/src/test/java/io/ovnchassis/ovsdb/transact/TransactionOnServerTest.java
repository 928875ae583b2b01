package io.ovnchassis.ovsdb.transact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ovnchassis.ovsdb.delta.Device;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Transactions as a real ovsdb-server executes them. */
@Timeout(60)
class TransactionOnServerTest {
    private static final String SCHEMA = """
            {"name": "Devices", "version": "1.0.0", "tables": {"Device": {"isRoot": true, "indexes": [["name"]], "columns": {
              "name": {"type": "string"},
              "serial": {"type": "integer"},
              "weight": {"type": "real"},
              "enabled": {"type": "boolean"},
              "kind": {"type": {"key": {"type": "string", "enum": ["set", ["physical", "virtual"]]}, "min": 0}},
              "mtu": {"type": {"key": {"type": "integer", "maxInteger": 9000}, "min": 0}},
              "tags": {"type": {"key": "string", "min": 0, "max": "unlimited"}},
              "options": {"type": {"key": "string", "value": "string", "min": 0, "max": "unlimited"}},
              "parent": {"type": {"key": {"type": "uuid", "refTable": "Device"}, "min": 0}},
              "peers": {"type": {"key": {"type": "uuid", "refTable": "Device"}, "min": 0, "max": "unlimited"}},
              "slots": {"type": {"key": "integer", "value": {"type": "uuid", "refTable": "Device"}, "min": 0, "max": "unlimited"}}
            }}}}
            """;

    @TempDir
    Path dir;

    private OvsdbServer server;
    private long transactions;

    @BeforeEach
    void startServer() throws IOException, InterruptedException {
        server = OvsdbServer.start(dir, Files.writeString(dir.resolve("schema"), SCHEMA));
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    @Test
    void newRowsReferToEachOther() {
        Transaction transaction = begin();
        TableEditor<Device> devices = transaction.edit(Device.TABLE);
        Ref<Device> parent = devices.insert(Device.builder().with(Device.NAME, "parent"));
        Ref<Device> child = devices.insert(Device.builder()
                .with(Device.NAME, "child")
                .with(Device.PARENT, Optional.of(parent))
                .with(Device.PEERS, SortedArraySet.of(parent))
                .with(Device.SLOTS, SortedArrayMap.copyOf(Map.of(1L, parent))));
        transaction.comment("two rows at once");
        Outcome.Success outcome = committed(transaction);

        String parentUuid = "[\"uuid\",\"" + real(outcome, parent) + "\"]";
        JsonNode row = row(real(outcome, child));
        assertThat(row.get("parent")).hasToString(parentUuid);
        assertThat(row.get("peers")).hasToString(parentUuid);
        assertThat(row.get("slots")).hasToString("[\"map\",[[1," + parentUuid + "]]]");
    }

    @Test
    void everyEditDoesWhatItSays() {
        Device a = insert(Device.named(0, "a")
                .with(Device.MTU, Optional.of(1500L))
                .with(Device.TAGS, SortedArraySet.copyOf(List.of("x", "y")))
                .with(Device.OPTIONS, SortedArrayMap.copyOf(Map.of("k", "v", "l", "w"))));
        Transaction transaction = begin();
        TableEditor<Device> devices = transaction.edit(Device.TABLE);
        devices.verify(a, Device.NAME, Device.MTU, Device.TAGS, Device.OPTIONS, Device.PARENT);
        devices.set(a, Device.NAME, "b");
        devices.set(a, Device.MTU, Optional.empty());
        devices.set(a, Device.KIND, Optional.of(Device.Kind.VIRTUAL));
        devices.set(a, Device.WEIGHT, 0.1);
        devices.set(a, Device.ENABLED, true);
        devices.add(a, Device.TAGS, "z");
        devices.remove(a, Device.TAGS, "x");
        devices.put(a, Device.OPTIONS, "k", "changed");
        devices.put(a, Device.OPTIONS, "new", "n");
        devices.remove(a, Device.OPTIONS, "l");
        committed(transaction);

        JsonNode row = row(a.ref());
        assertThat(row.get("name")).hasToString("\"b\"");
        assertThat(row.get("mtu")).hasToString("[\"set\",[]]");
        assertThat(row.get("kind")).hasToString("\"virtual\"");
        assertThat(row.get("weight")).hasToString("0.1");
        assertThat(row.get("enabled")).hasToString("true");
        assertThat(row.get("tags")).hasToString("[\"set\",[\"y\",\"z\"]]");
        assertThat(row.get("options")).hasToString("[\"map\",[[\"k\",\"changed\"],[\"new\",\"n\"]]]");
    }

    @Test
    void aDeletedRowIsGone() {
        Device a = insert(Device.named(0, "a"));
        Transaction transaction = begin();
        transaction.edit(Device.TABLE).set(a, Device.NAME, "b");
        transaction.edit(Device.TABLE).delete(a);
        committed(transaction);

        assertThat(server.count("Device")).isZero();
    }

    @Test
    void partialChangesLeaveAloneWhatOthersDid() {
        Device read = insert(Device.named(0, "a"));
        Transaction others = begin();
        others.edit(Device.TABLE).add(read, Device.TAGS, "theirs");
        others.edit(Device.TABLE).put(read, Device.OPTIONS, "theirs", "1");
        others.edit(Device.TABLE).put(read, Device.OPTIONS, "both", "1");
        committed(others);
        Transaction ours = begin();
        ours.edit(Device.TABLE).add(read, Device.TAGS, "ours");
        ours.edit(Device.TABLE).put(read, Device.OPTIONS, "ours", "2");
        ours.edit(Device.TABLE).put(read, Device.OPTIONS, "both", "2");
        committed(ours);

        JsonNode row = row(read.ref());
        assertThat(row.get("tags")).hasToString("[\"set\",[\"ours\",\"theirs\"]]");
        assertThat(row.get("options")).hasToString("[\"map\",[[\"both\",\"2\"],[\"ours\",\"2\"],[\"theirs\",\"1\"]]]");
    }

    @Test
    void aRowThatChangedSinceItWasReadIsTriedAgain() {
        Device read = insert(Device.named(0, "a"));
        Transaction others = begin();
        others.edit(Device.TABLE).set(read, Device.SERIAL, 1L);
        committed(others);

        assertThat(server.commit(renamingVerified(read)))
                .isEqualTo(new Outcome.TryAgain(Outcome.Reason.CONTENTS_CHANGED));
        assertThat(row(read.ref()).get("name")).hasToString("\"a\"");
        assertThat(server.commit(renamingVerified(read.with(Device.SERIAL, 1L))))
                .isInstanceOf(Outcome.Success.class);
    }

    @Test
    void aRowThatIsGoneSinceItWasReadIsTriedAgain() {
        Device read = insert(Device.named(0, "a"));
        Transaction others = begin();
        others.edit(Device.TABLE).delete(read);
        committed(others);
        Transaction ours = begin();
        ours.edit(Device.TABLE).verify(read);
        ours.edit(Device.TABLE).insert(Device.builder().with(Device.NAME, "b"));

        assertThat(server.commit(ours)).isEqualTo(new Outcome.TryAgain(Outcome.Reason.CONTENTS_CHANGED));
        assertThat(server.count("Device")).isZero();
    }

    @Test
    void aRowThatIsStillThereMeetsAVerificationWithoutColumns() {
        Device read = insert(Device.named(0, "a"));
        Transaction ours = begin();
        ours.edit(Device.TABLE).verify(read);
        ours.edit(Device.TABLE).delete(read);

        assertThat(server.commit(ours)).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void aDuplicateIsRejectedAtTheCommit() {
        insert(Device.named(0, "a"));
        Transaction transaction = begin();
        transaction.edit(Device.TABLE).insert(Device.builder().with(Device.NAME, "a"));

        assertThat(server.commit(transaction)).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.error().error()).isEqualTo("constraint violation");
            assertThat(rejected.error().details()).contains("\"Device\"");
        });
        assertThat(server.count("Device")).isEqualTo(1);
    }

    @Test
    void aValueOutOfRangeIsRejectedByItsOperation() {
        Transaction transaction = begin();
        transaction.edit(Device.TABLE).insert(Device.builder().with(Device.MTU, Optional.of(9001L)));
        transaction.edit(Device.TABLE).insert(Device.builder().with(Device.NAME, "not tried"));

        assertThat(server.commit(transaction))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.error().error()).isEqualTo("constraint violation"));
        assertThat(server.count("Device")).isZero();
    }

    @Test
    void awkwardStringsComeBackUnchanged() {
        StringBuilder escapes = new StringBuilder("\"\\/\b\f\n\r\t");
        for (char control = 1; control < ' '; control++) {
            escapes.append(control);
        }
        for (String text : List.of(
                "ends in a backslash\\",
                "\\\\",
                escapes.toString(),
                "\u007f\u0080\u2028\ufffe",
                "Grüße, 世界, \ud83d\ude00",
                "",
                "m".repeat(1 << 20))) {
            Device row = insert(Device.named(0, text));

            assertThat(row(row.ref()).get("name").textValue()).isEqualTo(text);
            assertThat(server.commit(deletionVerified(row))).isInstanceOf(Outcome.Success.class);
        }
    }

    @Test
    void awkwardNumbersComeBackUnchanged() {
        for (long number : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, 0, -1, (1L << 53) + 1}) {
            Device row = insert(Device.named(0, "a").with(Device.SERIAL, number));

            assertThat(row(row.ref()).get("serial").longValue()).isEqualTo(number);
            assertThat(server.commit(deletionVerified(row))).isInstanceOf(Outcome.Success.class);
        }
        for (double number : new double[] {1e308, -0.5, 0.1, 1e100, 3}) {
            Device row = insert(Device.named(0, "a").with(Device.WEIGHT, number));

            assertThat(row(row.ref()).get("weight").doubleValue()).isEqualTo(number);
            assertThat(server.commit(deletionVerified(row))).isInstanceOf(Outcome.Success.class);
        }
    }

    private Transaction begin() {
        transactions++;
        return new Transaction(transactions, table -> table.allColumns());
    }

    private Transaction renamingVerified(Device row) {
        Transaction transaction = begin();
        transaction.edit(Device.TABLE).verify(row, Device.SERIAL);
        transaction.edit(Device.TABLE).set(row, Device.NAME, "renamed");
        return transaction;
    }

    /** Every cell is verified, so that each kind of value has gone to the server as it had come from there. */
    private Transaction deletionVerified(Device row) {
        Transaction transaction = begin();
        Device.TABLE.columns().forEach(column -> transaction.edit(Device.TABLE).verify(row, column));
        transaction.edit(Device.TABLE).delete(row);
        return transaction;
    }

    /** Inserts all cells of {@code row}; gives it back with the identity that the server gave it. */
    private Device insert(Device row) {
        Device.Builder builder = Device.builder();
        Device.TABLE.columns().forEach(column -> builder.copy(column.position(), row));
        Transaction transaction = begin();
        Ref<Device> provisional = transaction.edit(Device.TABLE).insert(builder);
        return builder.build(real(committed(transaction), provisional));
    }

    private Outcome.Success committed(Transaction transaction) {
        Outcome outcome = server.commit(transaction);
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return (Outcome.Success) outcome;
    }

    private static <R extends Row<R>> Ref<R> real(Outcome.Success outcome, Ref<R> provisional) {
        return outcome.inserted(provisional).orElseThrow();
    }

    private JsonNode row(Ref<Device> ref) {
        return server.row("Device", ref.uuid());
    }
}
