package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.delta.RowUpdate;
import io.ovnchassis.ovsdb.delta.TableUpdate;
import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.MalformedValueException;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.RowBuilder;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decodes the updates of one table, straight into its rows. What the server sends beyond the columns is passed over. */
final class MonitoredTable<R extends Row<R>> {
    private final Table<R> table;
    private final ColumnSet differences;
    private final ColumnNames<R> columns;

    /**
     * @param columns the columns that were asked for
     * @param differences those of them whose changes {@code update2} and {@code update3} carry as differences
     */
    MonitoredTable(Table<R> table, ColumnSet columns, ColumnSet differences) {
        this.table = table;
        this.differences = differences;
        this.columns = new ColumnNames<>(table, columns);
    }

    List<String> columnNames() {
        return columns.names().stream().sorted().toList();
    }

    /** Reads a {@code <table-update>} or, but for {@link MonitorMethod#MONITOR}, a {@code <table-update2>}. */
    TableUpdate<R> read(Cursor in, MonitorMethod method) {
        List<RowUpdate<R>> rows = new ArrayList<>();
        in.beginObject();
        while (in.nextMember()) {
            rows.add(row(in, method));
        }
        return new TableUpdate<>(table, rows);
    }

    /** One row; a method of its own, as the JVM compiles one that is called often sooner than a loop that is long. */
    private RowUpdate<R> row(Cursor in, MonitorMethod method) {
        try {
            Ref<R> ref = in.refName();
            return method == MonitorMethod.MONITOR ? update(ref, in) : update2(ref, in);
        } catch (MalformedValueException e) {
            throw new MalformedValueException("a row of " + table.name() + ": " + e.getMessage());
        }
    }

    /** RFC 7047 section 4.1.6, {@code <row-update>}. */
    private RowUpdate<R> update(Ref<R> ref, Cursor in) {
        boolean hasOld = false;
        RowBuilder<R> row = null;
        in.beginObject();
        while (in.nextMember()) {
            switch (in.name()) {
                case "old" -> {
                    hasOld = true;
                    in.skip();
                }
                case "new" -> row = row(in);
                default -> throw unknownKind(in);
            }
        }
        if (row == null) {
            return deleted(ref, hasOld);
        }
        return hasOld ? modified(ref, row, ColumnSet.NONE) : new RowChange.Inserted<>(row.build(ref));
    }

    private RowUpdate<R> deleted(Ref<R> ref, boolean hasOld) {
        if (!hasOld) {
            throw new MalformedValueException("a row update says nothing");
        }
        return new RowUpdate.Delete<>(ref);
    }

    /** ovsdb-server(7) section 4.1.14, {@code <row-update2>}: an object with one member. */
    private RowUpdate<R> update2(Ref<R> ref, Cursor in) {
        @Nullable RowUpdate<R> update = null;
        in.beginObject();
        while (in.nextMember()) {
            if (update != null) {
                throw new MalformedValueException("a row update says two things");
            }
            update = switch (in.name()) {
                case "initial", "insert" -> new RowChange.Inserted<>(row(in).build(ref));
                case "modify" -> modified(ref, row(in), differences);
                case "delete" -> {
                    in.skip();
                    yield new RowUpdate.Delete<>(ref);
                }
                default -> throw unknownKind(in);
            };
        }
        if (update == null) {
            throw new MalformedValueException("a row update says nothing");
        }
        return update;
    }

    private static MalformedValueException unknownKind(Cursor in) {
        return new MalformedValueException("a row update of an unknown kind, \"" + in.name() + "\"");
    }

    private static <R extends Row<R>> RowUpdate<R> modified(Ref<R> ref, RowBuilder<R> row, ColumnSet differences) {
        ColumnSet sent = row.assigned();
        return new RowUpdate.Modify<>(row.build(ref), sent, sent.minus(sent.minus(differences)));
    }

    private RowBuilder<R> row(Cursor in) {
        RowBuilder<R> row = table.newRow();
        columns.begin();
        in.beginObject();
        while (in.nextMember()) {
            Optional<Column<R, ?>> column = columns.next(in);
            if (column.isPresent()) {
                read(column.get(), row, in);
            } else {
                in.skip();
            }
        }
        return row;
    }

    private void read(Column<R, ?> column, RowBuilder<R> row, Cursor in) {
        try {
            row.read(column.position(), in.cells());
        } catch (MalformedValueException e) {
            throw new MalformedValueException("column " + column.name() + ": " + e.getMessage());
        }
    }
}
