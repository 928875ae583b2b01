package io.ovnchassis.ovsdb.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.schema.Atom;
import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.Database;
import io.ovnchassis.ovsdb.schema.MapAssembler;
import io.ovnchassis.ovsdb.schema.MapColumn;
import io.ovnchassis.ovsdb.schema.OptionalColumn;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.RowBuilder;
import io.ovnchassis.ovsdb.schema.ScalarColumn;
import io.ovnchassis.ovsdb.schema.SetColumn;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.schema.ValueReader;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitchDatabase;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is written of a row in a transaction, whatever its cells hold, is the same row to whoever reads it. */
class SentRowsPropertyTest {
    private static final int SEEDS = 50;

    private static final Set<Atom<?>> PLAIN = Set.of(Atom.STRING, Atom.INTEGER, Atom.REAL, Atom.BOOLEAN, Atom.UUID);

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "\"",
            "\\",
            "\\u0000",
            "\n",
            "\u0001",
            "\u007f",
            "\u0080",
            "\u2028",
            "\ufeff",
            "\uffff",
            "\ud83d\ude00",
            "\u202e",
            "{\"a\":[1]}",
            "\"],[\"set\",[]]",
            "named-uuid",
            "uuid",
            "row1",
            "x".repeat(10_000),
            "\ue000".repeat(500));

    private static final List<Long> INTEGERS = List.of(0L, -1L, 1L, 1L << 53, Long.MAX_VALUE, Long.MIN_VALUE);

    private static final List<Double> REALS =
            List.of(0.0, -1.5, 1e300, Double.MIN_VALUE, Double.MAX_VALUE, 1e-7, 123456789.125);

    @Test
    void rowsOfEveryTableComeBackAsTheyWereSent() {
        long fresh = new Random().nextLong(SEEDS, 1L << 30);
        System.out.println("SentRowsPropertyTest: seeds 0 to " + (SEEDS - 1) + " and " + fresh);
        for (long seed = 0; seed <= SEEDS; seed++) {
            long used = seed == SEEDS ? fresh : seed;
            for (Database database : List.of(OpenVSwitchDatabase.DATABASE, OvnSouthboundDatabase.DATABASE)) {
                database.tables().forEach(table -> checkTable(table, used));
            }
        }
    }

    private static <R extends Row<R>> void checkTable(Table<R> table, long seed) {
        Transaction transaction = new Transaction(1, Table::allColumns);
        RowBuilder<R> sent = table.newRow();
        RandomAtoms atoms = new RandomAtoms(new Random(seed));
        for (Column<R, ?> column : table.columns()) {
            if (isPlain(column)) {
                atoms.begin(mostElements(column));
                sent.read(column.position(), atoms);
            }
        }
        Ref<R> ref = transaction.edit(table).insert(sent);
        String operations = transaction.submission().operations();

        assertThat(received(table, ref, operations))
                .as("seed %d, %s: %s", seed, table, operations)
                .isEqualTo(sent.build(ref));
    }

    /** No more than a column takes; and two numbers might be the same, which keys may not. */
    private static int mostElements(Column<?, ?> column) {
        return switch (column) {
            case ScalarColumn<?, ?> _, OptionalColumn<?, ?> _ -> 1;
            case SetColumn<?, ?> _ -> 3;
            case MapColumn<?, ?, ?> map -> map.keyType() == Atom.STRING ? 3 : 1;
        };
    }

    private static boolean isPlain(Column<?, ?> column) {
        return PLAIN.contains(column.keyType())
                && (!(column instanceof MapColumn<?, ?, ?> map) || PLAIN.contains(map.valueType()));
    }

    /** The row of the one operation. */
    private static <R extends Row<R>> R received(Table<R> table, Ref<R> ref, String operations) {
        RowBuilder<R> row = table.newRow();
        Cursor in = Cursor.over(operations);
        in.beginArray();
        assertThat(in.nextElement()).isTrue();
        in.beginObject();
        while (in.nextMember()) {
            if (in.name().equals("row")) {
                in.beginObject();
                while (in.nextMember()) {
                    Column<R, ?> column = table.column(in.name()).orElseThrow();
                    row.read(column.position(), in.cells());
                }
            } else {
                in.skip();
            }
        }
        in.endArray();
        return row.build(ref);
    }

    /** Gives any atom that can be sent, and as many of them as a column takes. */
    private static final class RandomAtoms implements ValueReader {
        private final Random random;
        private int left;
        private int texts;

        RandomAtoms(Random random) {
            this.random = random;
        }

        void begin(int most) {
            left = random.nextInt(most + 1);
        }

        private <T> T any(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }

        @Override
        public long integer() {
            return random.nextBoolean() ? any(INTEGERS) : random.nextLong();
        }

        @Override
        public double real() {
            return any(REALS);
        }

        @Override
        public boolean bool() {
            return random.nextBoolean();
        }

        @Override
        public String string() {
            texts++;
            return any(TEXTS) + texts + any(TEXTS);
        }

        @Override
        public UUID uuid() {
            return new UUID(random.nextLong(), random.nextLong());
        }

        @Override
        public void beginSet() {}

        @Override
        public MapAssembler beginMap() {
            return new MapAssembler();
        }

        @Override
        public boolean next() {
            left--;
            return left >= 0;
        }
    }
}
