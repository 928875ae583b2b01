package io.ovnchassis.ovsdb.schema;

/**
 * The cells of a row that is being made, each with its default until it is assigned. The generator makes one subclass
 * per table, with a setter per column. Confined to one thread.
 *
 * @param <R> the row that is made
 */
public abstract class RowBuilder<R extends Row<R>> {
    /** As the bits of a {@link ColumnSet}: making one of those for every cell would be most of a row's garbage. */
    private long assigned;

    /** The columns that were given a value, in any way. */
    public final ColumnSet assigned() {
        return new ColumnSet(assigned);
    }

    protected final void assign(int position) {
        assigned |= 1L << position;
    }

    /** Reads the cell of the column at {@code position}. */
    public abstract void read(int position, ValueReader in);

    /** Takes the cell of the column at {@code position} from {@code row}. */
    public abstract void copy(int position, R row);

    /** Sets the cell at {@code position} to that of {@code old} with the difference in {@code difference} applied. */
    public abstract void applyDifference(int position, R old, R difference);

    public abstract R build(Ref<R> ref);
}
