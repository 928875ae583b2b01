package io.ovnchassis.ovsdb.session;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.ovnchassis.ovsdb.schema.ValueWriter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes a {@code <value>} as JSON (RFC 7047 section 5.1). */
final class JsonValue implements ValueWriter<String> {
    @Override
    public String integer(long value) {
        return Long.toString(value);
    }

    @Override
    public String real(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no number " + value);
        }
        return Double.toString(value);
    }

    @Override
    public String bool(boolean value) {
        return Boolean.toString(value);
    }

    @Override
    public String string(String value) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + "\"";
    }

    @Override
    public String uuid(UUID value) {
        return "[\"uuid\",\"" + value + "\"]";
    }

    @Override
    public String set(List<String> elements) {
        return "[\"set\",[" + String.join(",", elements) + "]]";
    }

    @Override
    public String map(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> "[" + pair.getKey() + "," + pair.getValue() + "]")
                .collect(Collectors.joining(",", "[\"map\",[", "]]"));
    }
}
