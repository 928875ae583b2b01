package io.ovnchassis.ovsdb.schema;

import java.util.UUID;

/**
 * Takes one atom (RFC 7047 section 5.1) in its own type. A transaction implements it to build what goes over the wire,
 * where a reference to a row that the same transaction inserts becomes a {@code named-uuid}.
 *
 * @param <V> what an atom becomes
 */
public interface ValueWriter<V> {
    V integer(long value);

    V real(double value);

    V bool(boolean value);

    V string(String value);

    V uuid(UUID value);
}
