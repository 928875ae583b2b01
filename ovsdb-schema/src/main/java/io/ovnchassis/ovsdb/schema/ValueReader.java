package io.ovnchassis.ovsdb.schema;

import java.util.UUID;

/**
 * Reads one {@code <value>} (RFC 7047 section 5.1) as a cursor over a stream, with no tree in between. An atom method
 * takes the atom at the cursor; {@code beginSet} and {@code beginMap} enter a composite, whose elements are then taken
 * as long as {@code next} says that there is one. A bare atom is a set of one, as the RFC has it.
 *
 * <p>Used by the thread that reads the connection. Every method throws {@link MalformedValueException} when the input
 * is not what it asks for.
 */
public interface ValueReader {
    long integer();

    double real();

    boolean bool();

    String string();

    /** A {@code ["uuid", "..."]} pair. */
    UUID uuid();

    /** The same, of a row. What refers to one row may share one object. */
    default <R extends Row<R>> Ref<R> ref() {
        return Ref.of(uuid());
    }

    void beginSet();

    /** Enters a map, whose pairs are then taken and given to what is returned, before anything else is read. */
    MapAssembler beginMap();

    /** Whether the set or map that was begun has another element; leaves it when it has not. */
    boolean next();
}
