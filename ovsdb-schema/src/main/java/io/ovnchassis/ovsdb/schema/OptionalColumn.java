package io.ovnchassis.ovsdb.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A column that holds at most one atom ({@code "min": 0, "max": 1}). */
public final class OptionalColumn<R extends Row<R>, A extends Comparable<? super A>> extends Column<R, Optional<A>>
        implements ElementColumn<R, A> {
    private final Atom<A> type;

    public OptionalColumn(String name, int position, Atom<A> type, Function<R, Optional<A>> getter) {
        super(name, position, getter);
        this.type = type;
    }

    @Override
    public Optional<A> read(ValueReader in) {
        in.beginSet();
        Optional<A> cell = Optional.empty();
        while (in.next()) {
            if (cell.isPresent()) {
                throw new MalformedValueException("more than one element where one is allowed");
            }
            cell = Optional.of(type.read(in));
        }
        return cell;
    }

    @Override
    public <V> V write(Optional<A> cell, ValueWriter<V> out) {
        return cell.isPresent() ? type.write(cell.get(), out) : out.set(List.of());
    }

    @Override
    public SortedArraySet<A> elements(R row) {
        return get(row).map(SortedArraySet::of).orElse(SortedArraySet.empty());
    }

    @Override
    public Optional<A> applyDifference(Optional<A> old, Optional<A> difference) {
        return difference;
    }

    @Override
    public Optional<A> defaultValue() {
        return Optional.empty();
    }

    @Override
    public Atom<A> keyType() {
        return type;
    }
}
