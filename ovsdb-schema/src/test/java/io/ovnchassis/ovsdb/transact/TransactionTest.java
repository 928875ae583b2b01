package io.ovnchassis.ovsdb.transact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.ovsdb.delta.Device;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private static final Device A = Device.named(1, "a")
            .with(Device.TAGS, SortedArraySet.copyOf(List.of("x", "y")))
            .with(Device.OPTIONS, SortedArrayMap.copyOf(Map.of("k", "v", "l", "w")));
    private static final String OF_A =
            "\"table\":\"Device\",\"where\":[[\"_uuid\",\"==\",[\"uuid\",\"" + A.ref() + "\"]]]";

    private static final String DELETION = "{\"op\":\"delete\"," + OF_A + "}";

    private final Transaction transaction = new Transaction(7, table -> table.allColumns());
    private final TableEditor<Device> devices = transaction.edit(Device.TABLE);

    @Test
    void anInsertionSendsWhatWasAssigned() {
        Ref<Device> ref = devices.insert(Device.builder().with(Device.NAME, "n").with(Device.SERIAL, 0L));

        assertThat(ref).hasToString("00000000-0000-0007-0000-000000000001");
        assertOperations(insert(1, "\"name\":\"n\",\"serial\":0"));
    }

    @Test
    void aNewRowIsReferredToByName() {
        Ref<Device> first = devices.insert(Device.builder());
        devices.insert(Device.builder()
                .with(Device.PARENT, Optional.of(first))
                .with(Device.PEERS, SortedArraySet.copyOf(List.of(first, A.ref())))
                .with(Device.SLOTS, SortedArrayMap.copyOf(Map.of(3L, first))));
        devices.add(A, Device.PEERS, first);

        String named = "[\"named-uuid\",\"row1\"]";
        assertOperations(
                insert(1, ""),
                insert(
                        2,
                        "\"parent\":" + named + ",\"peers\":[\"set\",[" + named + ",[\"uuid\",\"" + A.ref()
                                + "\"]]],\"slots\":[\"map\",[[3," + named + "]]]"),
                mutate("[\"peers\",\"insert\",[\"set\",[" + named + "]]]"));
    }

    @Test
    void everyKindOfValueHasItsNotation() {
        devices.set(A, Device.NAME, "tab\t \"quoted\" é \\");
        devices.set(A, Device.SERIAL, Long.MAX_VALUE);
        devices.set(A, Device.WEIGHT, 2.5);
        devices.set(A, Device.ENABLED, true);
        devices.set(A, Device.KIND, Optional.of(Device.Kind.VIRTUAL));
        devices.set(A, Device.MTU, Optional.of(1500L));
        devices.set(A, Device.TAGS, SortedArraySet.empty());
        devices.set(A, Device.OPTIONS, SortedArrayMap.empty());
        devices.set(A, Device.PARENT, Optional.of(A.ref()));

        assertOperations(update("\"enabled\":true,\"kind\":\"virtual\",\"mtu\":1500,"
                + "\"name\":\"tab\\t \\\"quoted\\\" é \\\\\",\"options\":[\"map\",[]],\"parent\":[\"uuid\",\"" + A.ref()
                + "\"],\"serial\":9223372036854775807,\"tags\":[\"set\",[]],\"weight\":2.5"));
    }

    @Test
    void anOptionalCellThatIsEmptiedIsTheEmptySet() {
        Device withMtu = A.with(Device.MTU, Optional.of(9000L));
        devices.set(withMtu, Device.MTU, Optional.empty());

        assertOperations(update("\"mtu\":[\"set\",[]]"));
    }

    @Test
    void whatIsThereAlreadyIsNotWritten() {
        devices.set(A, Device.NAME, "a");
        devices.set(A, Device.TAGS, SortedArraySet.copyOf(List.of("y", "x")));
        devices.add(A, Device.TAGS, "x");
        devices.remove(A, Device.TAGS, "z");
        devices.put(A, Device.OPTIONS, "k", "v");
        devices.remove(A, Device.OPTIONS, "m");

        assertThat(transaction.isEmpty()).isTrue();
        assertOperations();
    }

    @Test
    void anEditThatIsTakenBackIsNotWritten() {
        devices.set(A, Device.NAME, "b");
        devices.set(A, Device.NAME, "a");
        devices.add(A, Device.TAGS, "z");
        devices.remove(A, Device.TAGS, "z");
        devices.put(A, Device.OPTIONS, "k", "changed");
        devices.put(A, Device.OPTIONS, "k", "v");

        assertThat(transaction.isEmpty()).isTrue();
    }

    @Test
    void partialChangesToOneRowAreOneOperation() {
        devices.add(A, Device.TAGS, "z");
        devices.remove(A, Device.TAGS, "x");
        devices.add(A, Device.TAGS, "w");
        devices.put(A, Device.OPTIONS, "new", "1");
        devices.put(A, Device.OPTIONS, "k", "2");
        devices.remove(A, Device.OPTIONS, "l");

        assertOperations(mutate("[\"tags\",\"insert\",[\"set\",[\"w\",\"z\"]]],[\"tags\",\"delete\",[\"set\",[\"x\"]]],"
                + "[\"options\",\"delete\",[\"set\",[\"k\",\"l\",\"new\"]]],"
                + "[\"options\",\"insert\",[\"map\",[[\"new\",\"1\"],[\"k\",\"2\"]]]]"));
    }

    @Test
    void wholeAndPartialChangesOfOneRowGoSideBySide() {
        devices.add(A, Device.TAGS, "z");
        devices.set(A, Device.NAME, "b");

        assertOperations(update("\"name\":\"b\""), mutate("[\"tags\",\"insert\",[\"set\",[\"z\"]]]"));
    }

    @Test
    void partialChangesAfterAWholeOneBecomePartOfIt() {
        devices.set(A, Device.TAGS, SortedArraySet.of("p"));
        devices.add(A, Device.TAGS, "q");
        devices.remove(A, Device.TAGS, "p");
        devices.set(A, Device.OPTIONS, SortedArrayMap.empty());
        devices.put(A, Device.OPTIONS, "only", "this");

        assertOperations(update("\"options\":[\"map\",[[\"only\",\"this\"]]],\"tags\":[\"set\",[\"q\"]]"));
    }

    @Test
    void aWholeChangeReplacesPartialOnesBeforeIt() {
        devices.add(A, Device.TAGS, "q");
        devices.set(A, Device.TAGS, SortedArraySet.of("p"));

        assertOperations(update("\"tags\":[\"set\",[\"p\"]]"));
    }

    @Test
    void ofADeletedRowOnlyTheDeletionIsSent() {
        devices.set(A, Device.NAME, "b");
        devices.add(A, Device.TAGS, "z");
        devices.delete(A);
        devices.set(A, Device.SERIAL, 4L);

        assertOperations(DELETION);
    }

    @Test
    void verificationsComeFirst() {
        devices.set(A, Device.NAME, "b");
        devices.verify(A, Device.TAGS, Device.NAME);
        devices.verify(A, Device.MTU);

        assertOperations(
                expect(
                        "\"mtu\",\"name\",\"tags\"",
                        "\"mtu\":[\"set\",[]],\"name\":\"a\",\"tags\":[\"set\",[\"x\",\"y\"]]"),
                update("\"name\":\"b\""));
    }

    @Test
    void aDeletionCanDependOnWhatWasRead() {
        devices.verify(A);
        devices.delete(A);

        assertOperations(expect("", ""), DELETION);
    }

    @Test
    void commentsAreLinesOfOneOperation() {
        transaction.comment("ovn-controller: registering chassis 'hv1'");
        transaction.comment("and more");
        devices.delete(A);

        assertOperations(
                DELETION, "{\"op\":\"comment\",\"comment\":\"ovn-controller: registering chassis 'hv1'\\nand more\"}");
    }

    @Test
    void commentsAndVerificationsAloneChangeNothing() {
        transaction.comment("nothing to do");
        devices.verify(A, Device.NAME);

        assertThat(transaction.isEmpty()).isTrue();
    }

    @Test
    void whatTheServerHasNoColumnForIsLeftOut() {
        ColumnSet known = ColumnSet.of(Device.NAME, Device.TAGS);
        Transaction older = new Transaction(1, _ -> known);
        TableEditor<Device> editor = older.edit(Device.TABLE);
        editor.insert(Device.builder().with(Device.NAME, "n").with(Device.SERIAL, 1L));
        editor.set(A, Device.SERIAL, 5L);
        editor.put(A, Device.OPTIONS, "k", "x");
        editor.verify(A, Device.NAME, Device.SERIAL);

        assertThat(older.submission().operations())
                .isEqualTo("[" + expect("\"name\"", "\"name\":\"a\"") + "," + insert(1, "\"name\":\"n\"") + "]");
    }

    @Test
    void nothingIsInsertedIntoATableThatTheServerLacks() {
        Transaction older = new Transaction(1, _ -> ColumnSet.NONE);
        older.edit(Device.TABLE).insert(Device.builder().with(Device.NAME, "n"));

        assertThat(older.isEmpty()).isTrue();
    }

    @Test
    void whatCannotBeSentIsRefusedAtOnce() {
        assertThatThrownBy(() -> devices.set(A, Device.NAME, "a\0b"))
                .hasMessage("column name: a string with a NUL at index 1 cannot be sent");
        assertThatThrownBy(() -> devices.put(A, Device.OPTIONS, "k", "half \ud83d"))
                .hasMessage("column options: a string with half a character at index 5 cannot be sent");
        assertThatThrownBy(() -> devices.add(A, Device.TAGS, "\ude00 other half"))
                .hasMessageStartingWith("column tags: ");
        assertThatThrownBy(() -> devices.set(A, Device.WEIGHT, Double.NaN))
                .hasMessage("column weight: JSON has no number NaN");
        assertThatThrownBy(() -> devices.set(A, Device.KIND, Optional.of(Device.Kind.UNRECOGNIZED)))
                .hasMessageStartingWith("column kind: ");
        assertThatThrownBy(() -> devices.insert(Device.builder().with(Device.NAME, "\0")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> transaction.comment("\0")).isInstanceOf(IllegalArgumentException.class);

        assertThat(transaction.isEmpty()).isTrue();
    }

    @Test
    void aValueThatWasNotRecognizedMayStay() {
        Device newer = A.with(Device.KIND, Optional.of(Device.Kind.UNRECOGNIZED));
        devices.set(newer, Device.KIND, Optional.of(Device.Kind.UNRECOGNIZED));

        assertThat(transaction.isEmpty()).isTrue();
    }

    @Test
    void whatLooksProvisionalButWasNotHandedOutIsAnOrdinaryUuid() {
        devices.add(A, Device.PEERS, Ref.of(7, 1));

        assertOperations(
                mutate("[\"peers\",\"insert\",[\"set\",[[\"uuid\",\"00000000-0000-0007-0000-000000000001\"]]]]"));
    }

    @Test
    void everyTableHasOneEditor() {
        assertThat(transaction.edit(Device.TABLE)).isSameAs(devices);
    }

    @Test
    void equalTransactionsAreEqualTexts() {
        String first = filled(new Transaction(3, table -> table.allColumns()));

        assertThat(filled(new Transaction(3, table -> table.allColumns()))).isEqualTo(first);
    }

    private static String filled(Transaction transaction) {
        TableEditor<Device> editor = transaction.edit(Device.TABLE);
        for (int number = 0; number < 50; number++) {
            Ref<Device> ref = editor.insert(Device.builder().with(Device.NAME, "device" + number));
            editor.add(A, Device.PEERS, ref);
            editor.put(A, Device.OPTIONS, "key" + number, "value");
        }
        return transaction.submission().operations();
    }

    private static String insert(int number, String cells) {
        return "{\"op\":\"insert\",\"table\":\"Device\",\"uuid-name\":\"row" + number + "\",\"row\":{" + cells + "}}";
    }

    private static String update(String cells) {
        return "{\"op\":\"update\"," + OF_A + ",\"row\":{" + cells + "}}";
    }

    private static String mutate(String mutations) {
        return "{\"op\":\"mutate\"," + OF_A + ",\"mutations\":[" + mutations + "]}";
    }

    private static String expect(String columns, String cells) {
        return "{\"op\":\"wait\"," + OF_A + ",\"timeout\":0,\"columns\":[" + columns + "],\"until\":\"==\",\"rows\":[{"
                + cells + "}]}";
    }

    private void assertOperations(String... operations) {
        assertThat(transaction.submission().operations()).isEqualTo("[" + String.join(",", operations) + "]");
    }
}
