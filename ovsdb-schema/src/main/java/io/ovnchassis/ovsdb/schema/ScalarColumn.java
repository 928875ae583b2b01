package io.ovnchassis.ovsdb.schema;

import java.util.function.Function;

/** A column that holds exactly one atom. */
public final class ScalarColumn<R extends Row<R>, A extends Comparable<? super A>> extends Column<R, A>
        implements ElementColumn<R, A> {
    private final Atom<A> type;

    public ScalarColumn(String name, int position, Atom<A> type, Function<R, A> getter) {
        super(name, position, getter);
        this.type = type;
    }

    @Override
    public A read(ValueReader in) {
        return type.read(in);
    }

    @Override
    public <V> V write(A cell, ValueWriter<V> out) {
        return type.write(cell, out);
    }

    @Override
    public SortedArraySet<A> elements(R row) {
        return SortedArraySet.of(get(row));
    }

    @Override
    public A applyDifference(A old, A difference) {
        return difference;
    }

    @Override
    public A defaultValue() {
        return type.defaultValue();
    }

    @Override
    public Atom<A> keyType() {
        return type;
    }
}
