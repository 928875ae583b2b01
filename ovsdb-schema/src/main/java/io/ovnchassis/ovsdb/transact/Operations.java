package io.ovnchassis.ovsdb.transact;

import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opendaylight.ovsdb.lib.notation.Condition;
import org.opendaylight.ovsdb.lib.notation.Function;
import org.opendaylight.ovsdb.lib.notation.Mutation;
import org.opendaylight.ovsdb.lib.operations.Comment;
import org.opendaylight.ovsdb.lib.operations.Delete;
import org.opendaylight.ovsdb.lib.operations.Insert;
import org.opendaylight.ovsdb.lib.operations.Mutate;
import org.opendaylight.ovsdb.lib.operations.Operation;
import org.opendaylight.ovsdb.lib.operations.Update;
import org.opendaylight.ovsdb.lib.schema.GenericTableSchema;

/**
 * The operations of a transaction, in the making. Of the library's schema classes it uses only a table without columns,
 * which carries the name: cells are in their notation already, and the types were checked by our compiler.
 */
final class Operations {
    private final Notation notation;
    private final List<Operation<?>> operations = new ArrayList<>();
    private final Map<Integer, Ref<?>> inserted = new HashMap<>();

    Operations(Notation notation) {
        this.notation = notation;
    }

    /** The row shall still be there, with the cells that it had when it was read. */
    <R extends Row<R>> void expect(Table<R> table, Ref<R> ref, SortedMap<Column<R, ?>, R> cells) {
        Map<String, Object> row = new TreeMap<>();
        cells.forEach((column, read) -> row.put(column.name(), notation.cellOf(column, read)));
        operations.add(new Wait(schema(table), is(ref), row));
    }

    /** The row's identity is provisional, and what was not assigned is left to the server's defaults. */
    <R extends Row<R>> void insert(Table<R> table, R row, Collection<? extends Column<R, ?>> assigned) {
        Map<String, Object> cells = new TreeMap<>();
        assigned.forEach(column -> cells.put(column.name(), notation.cellOf(column, row)));
        Insert<GenericTableSchema> insert = new Insert<>(schema(table));
        insert.setRow(cells);
        inserted.put(operations.size(), row.ref());
        operations.add(insert.withId(notation.name(row.ref())));
    }

    /** One operation for the cells that are assigned as a whole, and one for those that change in part. */
    <R extends Row<R>> void change(Table<R> table, Ref<R> ref, Collection<CellEdit<R, ?>> edits) {
        Map<String, Object> assigned = new TreeMap<>();
        List<Mutation> mutations = new ArrayList<>();
        edits.forEach(edit -> edit.write(notation, assigned, mutations));
        if (!assigned.isEmpty()) {
            Update<GenericTableSchema> update = new Update<>(schema(table));
            update.addCondition(is(ref));
            update.setRow(assigned);
            operations.add(update);
        }
        if (!mutations.isEmpty()) {
            Mutate<GenericTableSchema> mutate = new Mutate<>(schema(table));
            mutate.addCondition(is(ref));
            mutate.setMutations(mutations);
            operations.add(mutate);
        }
    }

    <R extends Row<R>> void delete(Table<R> table, Ref<R> ref) {
        Delete<GenericTableSchema> delete = new Delete<>(schema(table));
        delete.addCondition(is(ref));
        operations.add(delete);
    }

    void comment(String text) {
        operations.add(new Comment(text));
    }

    Submission submission() {
        return new Submission(OperationWriter.write(operations), operations.size(), inserted);
    }

    private Condition is(Ref<?> ref) {
        return new Condition("_uuid", Function.EQUALS, notation.uuid(ref.uuid()));
    }

    private static GenericTableSchema schema(Table<?> table) {
        return new GenericTableSchema(table.name());
    }
}
