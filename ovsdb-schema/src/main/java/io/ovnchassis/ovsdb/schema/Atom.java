package io.ovnchassis.ovsdb.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An atomic type (RFC 7047 section 3.2, base-type) as Java sees it: how one atom is read and written.
 *
 * @param <A> the Java type of an atom
 */
public final class Atom<A extends Comparable<? super A>> {
    public static final Atom<Long> INTEGER = new Atom<>("integer", 0L, ValueReader::integer, new Integers());
    public static final Atom<Double> REAL = new Atom<>("real", 0.0, ValueReader::real, new Reals());
    public static final Atom<Boolean> BOOLEAN = new Atom<>("boolean", false, ValueReader::bool, new Booleans());
    public static final Atom<String> STRING = new Atom<>("string", "", ValueReader::string, new Strings());
    public static final Atom<UUID> UUID = new Atom<>("uuid", new UUID(0, 0), ValueReader::uuid, new Uuids());

    /** Reads one atom at the cursor. */
    @FunctionalInterface
    private interface Read<A> {
        A from(ValueReader in);
    }

    /** Writes one atom to whatever the writer makes of it. */
    @FunctionalInterface
    private interface Write<A> {
        <V> V to(A atom, ValueWriter<V> out);
    }

    private final String wireType;
    private final A defaultValue;
    private final Read<A> read;
    private final Write<A> write;
    private final Optional<String> referredTable;

    private Atom(String wireType, A defaultValue, Read<A> read, Write<A> write) {
        this(wireType, defaultValue, read, write, Optional.empty());
    }

    private Atom(String wireType, A defaultValue, Read<A> read, Write<A> write, Optional<String> referredTable) {
        this.wireType = wireType;
        this.defaultValue = defaultValue;
        this.read = read;
        this.write = write;
        this.referredTable = referredTable;
    }

    /** References to rows of {@code table}. */
    public static <R extends Row<R>> Atom<Ref<R>> reference(String table) {
        return new Atom<>("uuid", Ref.of(0, 0), ValueReader::ref, new References<R>(), Optional.of(table));
    }

    /** Strings of a list: {@code values} are the constants of the generated enum, {@code unrecognized} among them. */
    public static <E extends Enum<E> & EnumValue> Atom<E> enumeration(E[] values, E unrecognized) {
        Map<String, E> byValue = HashMap.newHashMap(values.length);
        for (E value : values) {
            byValue.put(value.value(), value);
        }
        // A server fills a cell that nobody wrote with "", though no list has it, and then does not send it.
        return new Atom<>(
                "string", unrecognized, in -> byValue.getOrDefault(in.string(), unrecognized), new Enumerations<E>());
    }

    /** {@code integer}, {@code real}, {@code boolean}, {@code string} or {@code uuid}. */
    public String wireType() {
        return wireType;
    }

    /** The default of RFC 7047 section 5.2.1 for a column of this type. */
    public A defaultValue() {
        return defaultValue;
    }

    /** The table that a reference refers to; empty for what is no reference. */
    public Optional<String> referredTable() {
        return referredTable;
    }

    /**
     * Whether the atom tells which value it stands for. In a set or a map one that does not is left out: two of them
     * would count as one, and a difference could not be applied.
     */
    public boolean recognizes(A atom) {
        return !(atom instanceof EnumValue value) || value.isRecognized();
    }

    public A read(ValueReader in) {
        return read.from(in);
    }

    public <V> V write(A atom, ValueWriter<V> out) {
        return write.to(atom, out);
    }

    private record Integers() implements Write<Long> {
        @Override
        public <V> V to(Long atom, ValueWriter<V> out) {
            return out.integer(atom);
        }
    }

    private record Reals() implements Write<Double> {
        @Override
        public <V> V to(Double atom, ValueWriter<V> out) {
            return out.real(atom);
        }
    }

    private record Booleans() implements Write<Boolean> {
        @Override
        public <V> V to(Boolean atom, ValueWriter<V> out) {
            return out.bool(atom);
        }
    }

    private record Strings() implements Write<String> {
        @Override
        public <V> V to(String atom, ValueWriter<V> out) {
            return out.string(atom);
        }
    }

    private record Uuids() implements Write<UUID> {
        @Override
        public <V> V to(UUID atom, ValueWriter<V> out) {
            return out.uuid(atom);
        }
    }

    private record References<R extends Row<R>>() implements Write<Ref<R>> {
        @Override
        public <V> V to(Ref<R> atom, ValueWriter<V> out) {
            return out.uuid(atom.uuid());
        }
    }

    private record Enumerations<E extends EnumValue>() implements Write<E> {
        @Override
        public <V> V to(E atom, ValueWriter<V> out) {
            if (!atom.isRecognized()) {
                throw new IllegalArgumentException("a value that this version does not know cannot be written");
            }
            return out.string(atom.value());
        }
    }
}
