package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import java.util.Optional;

/**
 * The {@code <type>} of a column in a server's schema (RFC 7047 section 3.2), without the constraints on atoms.
 *
 * @param key the atomic type of an element or a key, as {@code "string"}
 * @param value the atomic type of a map's values
 * @param min the least number of elements, 0 or 1
 * @param max the greatest number of elements, {@link Long#MAX_VALUE} for {@code "unlimited"}
 */
public record ColumnType(String key, Optional<String> value, long min, long max) {
    static ColumnType read(Cursor in) {
        if (in.isString()) {
            return new ColumnType(in.string(), Optional.empty(), 1, 1);
        }
        Optional<String> key = Optional.empty();
        Optional<String> value = Optional.empty();
        long min = 1;
        long max = 1;
        in.beginObject();
        while (in.nextMember()) {
            switch (in.name()) {
                case "key" -> key = Optional.of(baseType(in));
                case "value" -> value = Optional.of(baseType(in));
                case "min" -> min = in.integer();
                case "max" -> max = max(in);
                default -> in.skip();
            }
        }
        String required = key.orElseThrow(() -> new MalformedValueException("a column type has no \"key\""));
        return new ColumnType(required, value, min, max);
    }

    private static long max(Cursor in) {
        if (!in.isString()) {
            return in.integer();
        }
        if (!in.string().equals("unlimited")) {
            throw new MalformedValueException("\"max\" is neither a number nor \"unlimited\"");
        }
        return Long.MAX_VALUE;
    }

    private static String baseType(Cursor in) {
        if (in.isString()) {
            return in.string();
        }
        Optional<String> type = Optional.empty();
        in.beginObject();
        while (in.nextMember()) {
            if (in.name().equals("type")) {
                type = Optional.of(in.string());
            } else {
                in.skip();
            }
        }
        return type.orElseThrow(() -> new MalformedValueException("a base type has no \"type\""));
    }
}
