package io.ovnchassis.ovsdb.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A column that holds a set of atoms. */
public final class SetColumn<R extends Row<R>, A extends Comparable<? super A>> extends Column<R, SortedArraySet<A>> {
    private final Atom<A> type;

    public SetColumn(String name, int position, Atom<A> type, Function<R, SortedArraySet<A>> getter) {
        super(name, position, getter);
        this.type = type;
    }

    @Override
    public SortedArraySet<A> read(ValueReader in) {
        List<A> elements = new ArrayList<>();
        in.beginSet();
        while (in.next()) {
            elements.add(type.read(in));
        }
        return elements.isEmpty() ? SortedArraySet.empty() : in.canonical(SortedArraySet.copyOf(elements));
    }

    @Override
    public SortedArraySet<A> applyDifference(SortedArraySet<A> old, SortedArraySet<A> difference) {
        return old.symmetricDifference(difference);
    }

    @Override
    public SortedArraySet<A> defaultValue() {
        return SortedArraySet.empty();
    }

    @Override
    public Atom<A> keyType() {
        return type;
    }
}
