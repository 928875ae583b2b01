package io.ovnchassis.ovsdb.generator;

import com.fasterxml.jackson.databind.JsonNode;
import io.ovnchassis.ovsdb.generator.BaseType.AtomicType;
import io.ovnchassis.ovsdb.generator.BaseType.Bounds;
import io.ovnchassis.ovsdb.generator.BaseType.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the type of a column (RFC 7047 section 3.2, type and base-type). */
final class TypeReader {
    private static final Set<String> TYPE_MEMBERS = Set.of("key", "value", "min", "max");

    private TypeReader() {}

    static ColumnType type(String where, JsonNode json) {
        if (json.isTextual()) {
            return ColumnType.scalar(BaseType.of(atomic(where, json)));
        }
        SchemaObject type = new SchemaObject(where + ", type", json).allow(TYPE_MEMBERS);
        BaseType key = base(where + ", key", type.required("key"));
        Optional<BaseType> value = type.member("value").map(node -> base(where + ", value", node));
        long min = min(type);
        OptionalLong max = max(type);
        if (value.isPresent() && min > 0) {
            throw type.wrong("min", "must be 0 in a map: the generated types have no map that cannot be empty");
        }
        return new ColumnType(key, value, min, max);
    }

    private static long min(SchemaObject type) {
        long min = type.member("min")
                .map(node -> node.isInt() ? node.longValue() : -1)
                .orElse(1L);
        if (min != 0 && min != 1) {
            throw type.wrong("min", "must be 0 or 1");
        }
        return min;
    }

    private static OptionalLong max(SchemaObject type) {
        Optional<JsonNode> max = type.member("max");
        if (max.isEmpty()) {
            return OptionalLong.of(1);
        }
        if (max.get().isTextual() && max.get().textValue().equals("unlimited")) {
            return OptionalLong.empty();
        }
        if (!max.get().isIntegralNumber()
                || !max.get().canConvertToLong()
                || max.get().longValue() < 1) {
            throw type.wrong("max", "must be 1 or more, or \"unlimited\"");
        }
        return OptionalLong.of(max.get().longValue());
    }

    private static BaseType base(String where, JsonNode json) {
        if (json.isTextual()) {
            return BaseType.of(atomic(where, json));
        }
        SchemaObject base = new SchemaObject(where, json);
        AtomicType atomic = atomic(where, base.required("type"));
        base.allow(membersOf(atomic));
        List<String> choices = choices(base, atomic);
        Optional<Bounds> bounds = switch (atomic) {
            case INTEGER -> bounds(base, "minInteger", "maxInteger");
            case REAL -> bounds(base, "minReal", "maxReal");
            case STRING -> bounds(base, "minLength", "maxLength");
            case BOOLEAN, UUID -> Optional.empty();
        };
        return new BaseType(atomic, choices, bounds, reference(base));
    }

    private static Set<String> membersOf(AtomicType atomic) {
        return switch (atomic) {
            case INTEGER -> Set.of("type", "enum", "minInteger", "maxInteger");
            case REAL -> Set.of("type", "enum", "minReal", "maxReal");
            case BOOLEAN -> Set.of("type", "enum");
            case STRING -> Set.of("type", "enum", "minLength", "maxLength");
            case UUID -> Set.of("type", "refTable", "refType");
        };
    }

    private static AtomicType atomic(String where, JsonNode json) {
        return Arrays.stream(AtomicType.values())
                .filter(type -> type.wireName().equals(json.textValue()))
                .findFirst()
                .orElseThrow(() -> new MalformedSchemaException(
                        where + ": the type must be one of integer, real, boolean, string and uuid, found " + json));
    }

    /** The values of {@code "enum"}, which is a {@code <value>}: an atom, or {@code ["set", [atoms]]}. */
    private static List<String> choices(SchemaObject base, AtomicType atomic) {
        JsonNode list = base.member("enum").orElse(null);
        if (list == null) {
            return List.of();
        }
        boolean isSet = list.isArray()
                && list.size() == 2
                && "set".equals(list.get(0).textValue())
                && list.get(1).isArray();
        List<JsonNode> atoms = isSet ? list.get(1).valueStream().toList() : List.of(list);
        Set<String> seen = new HashSet<>();
        List<String> choices = new ArrayList<>();
        for (JsonNode atom : atoms) {
            if (!isOf(atomic, atom) || atom.asText().isEmpty() || !seen.add(atom.asText())) {
                throw base.wrong("enum", "must hold different, not empty values of type " + atomic.wireName());
            }
            choices.add(atom.asText());
        }
        if (choices.isEmpty()) {
            throw base.wrong("enum", "must hold a value");
        }
        return choices;
    }

    private static boolean isOf(AtomicType atomic, JsonNode atom) {
        return switch (atomic) {
            case INTEGER -> atom.isIntegralNumber() && atom.canConvertToLong();
            case REAL -> atom.isNumber();
            case BOOLEAN -> atom.isBoolean();
            case STRING -> atom.isTextual();
            case UUID -> false;
        };
    }

    private static Optional<Bounds> bounds(SchemaObject base, String lowestName, String highestName) {
        Optional<Number> lowest = bound(base, lowestName);
        Optional<Number> highest = bound(base, highestName);
        if (lowest.isEmpty() && highest.isEmpty()) {
            return Optional.empty();
        }
        if (base.member("enum").isPresent()) {
            throw base.wrong("enum", "cannot stand beside limits");
        }
        if (lowest.isPresent() && highest.isPresent() && decimal(lowest.get()).compareTo(decimal(highest.get())) > 0) {
            throw base.wrong(highestName, "is less than \"" + lowestName + "\"");
        }
        return Optional.of(new Bounds(lowest, highest));
    }

    private static Optional<Number> bound(SchemaObject base, String name) {
        Optional<JsonNode> node = base.member(name);
        boolean real = name.endsWith("Real");
        if (node.isPresent() && !isOf(real ? AtomicType.REAL : AtomicType.INTEGER, node.get())) {
            throw base.wrong(name, real ? "must be a number" : "must be an integer");
        }
        return node.map(JsonNode::numberValue);
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }

    private static Optional<Reference> reference(SchemaObject base) {
        Optional<JsonNode> type = base.member("refType");
        if (base.member("refTable").isEmpty()) {
            if (type.isPresent()) {
                throw base.wrong("refType", "needs a \"refTable\"");
            }
            return Optional.empty();
        }
        boolean weak = type.isPresent() && "weak".equals(type.get().textValue());
        if (type.isPresent() && !weak && !"strong".equals(type.get().textValue())) {
            throw base.wrong("refType", "must be \"strong\" or \"weak\"");
        }
        return Optional.of(new Reference(base.text("refTable"), weak));
    }
}
