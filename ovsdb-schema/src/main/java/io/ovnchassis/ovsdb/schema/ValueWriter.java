package io.ovnchassis.ovsdb.schema;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Takes a {@code <value>} (RFC 7047 section 5.1), atom by atom and each in its own type. A transaction implements it to
 * build what goes over the wire, where a reference to a row that the same transaction inserts becomes a
 * {@code named-uuid}. Every method throws {@link IllegalArgumentException} when the value cannot be written.
 *
 * @param <V> what a value becomes
 */
public interface ValueWriter<V> {
    V integer(long value);

    V real(double value);

    V bool(boolean value);

    V string(String value);

    V uuid(UUID value);

    /** A set, of elements that were written, ascending. */
    V set(List<V> elements);

    /** A map, of keys and values that were written, ascending by key. */
    V map(Map<V, V> pairs);
}
