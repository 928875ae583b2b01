package io.ovnchassis.ovsdb.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A column that holds a set of atoms. */
public final class SetColumn<R extends Row<R>, A extends Comparable<? super A>> extends Column<R, SortedArraySet<A>>
        implements ElementColumn<R, A> {
    private final Atom<A> type;
    private final SortedArraySet<A> defaultValue;

    /** {@code min} is the least number of elements, 0 or 1. */
    public SetColumn(String name, int position, int min, Atom<A> type, Function<R, SortedArraySet<A>> getter) {
        super(name, position, getter);
        this.type = type;
        this.defaultValue = min == 0 ? SortedArraySet.empty() : SortedArraySet.copyOf(List.of(type.defaultValue()));
    }

    @Override
    public SortedArraySet<A> read(ValueReader in) {
        List<A> elements = new ArrayList<>();
        in.beginSet();
        while (in.next()) {
            A element = type.read(in);
            if (type.recognizes(element)) {
                elements.add(element);
            }
        }
        return SortedArraySet.copyOf(elements);
    }

    @Override
    public <V> V write(SortedArraySet<A> cell, ValueWriter<V> out) {
        List<V> elements = new ArrayList<>(cell.size());
        cell.forEach(element -> elements.add(type.write(element, out)));
        return out.set(elements);
    }

    @Override
    public SortedArraySet<A> elements(R row) {
        return get(row);
    }

    @Override
    public SortedArraySet<A> applyDifference(SortedArraySet<A> old, SortedArraySet<A> difference) {
        return old.symmetricDifference(difference);
    }

    /** One default atom for a set that must have an element: so the server fills it, and then does not send it. */
    @Override
    public SortedArraySet<A> defaultValue() {
        return defaultValue;
    }

    @Override
    public Atom<A> keyType() {
        return type;
    }
}
