package io.ovnchassis.ovsdb.transact;

import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.MapColumn;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.SetColumn;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.opendaylight.ovsdb.lib.notation.Mutation;
import org.opendaylight.ovsdb.lib.notation.Mutator;

/**
 * What is to become of one cell.
 *
 * @param <R> the row type
 * @param <T> the type of the cell
 */
sealed interface CellEdit<R extends Row<R>, T> {
    /** Adds itself to the cells that are assigned as a whole, by column name, or to the mutations of those that are not. */
    void write(Notation notation, Map<String, Object> assigned, List<Mutation> mutations);

    /** The cell gets a value as a whole. */
    record Assigned<R extends Row<R>, T>(Column<R, T> column, T value) implements CellEdit<R, T> {
        @Override
        public void write(Notation notation, Map<String, Object> assigned, List<Mutation> mutations) {
            assigned.put(column.name(), notation.cell(column, value));
        }
    }

    /**
     * Some elements come or go; others are left alone, also those that nobody here knows of yet.
     *
     * @param wanted whether an element shall be in the set
     */
    record Elements<R extends Row<R>, A extends Comparable<? super A>>(
            SetColumn<R, A> column, SortedMap<A, Boolean> wanted) implements CellEdit<R, SortedArraySet<A>> {
        /** What comes goes first: a server checks the size in between, and many a set must not be empty. */
        @Override
        public void write(Notation notation, Map<String, Object> assigned, List<Mutation> mutations) {
            List<Object> come = new ArrayList<>();
            List<Object> gone = new ArrayList<>();
            wanted.forEach((element, present) ->
                    (present ? come : gone).add(notation.atom(column, column.keyType(), element)));
            if (!come.isEmpty()) {
                mutations.add(new Mutation(column.name(), Mutator.INSERT, notation.set(come)));
            }
            if (!gone.isEmpty()) {
                mutations.add(new Mutation(column.name(), Mutator.DELETE, notation.set(gone)));
            }
        }
    }

    /**
     * Some entries come, change or go; others are left alone.
     *
     * @param wanted the value that a key shall have; empty when it shall not be there
     */
    record Entries<R extends Row<R>, K extends Comparable<? super K>, V extends Comparable<? super V>>(
            MapColumn<R, K, V> column, SortedMap<K, Optional<V>> wanted) implements CellEdit<R, SortedArrayMap<K, V>> {
        /** To insert a key that is there leaves its value as it is: all are deleted first, whoever put them there. */
        @Override
        public void write(Notation notation, Map<String, Object> assigned, List<Mutation> mutations) {
            List<Object> keys = new ArrayList<>();
            Map<Object, Object> entries = new LinkedHashMap<>();
            wanted.forEach((key, value) -> {
                Object written = notation.atom(column, column.keyType(), key);
                keys.add(written);
                value.ifPresent(v -> entries.put(written, notation.atom(column, column.valueType(), v)));
            });
            mutations.add(new Mutation(column.name(), Mutator.DELETE, notation.set(keys)));
            if (!entries.isEmpty()) {
                mutations.add(new Mutation(column.name(), Mutator.INSERT, notation.map(entries)));
            }
        }
    }
}
