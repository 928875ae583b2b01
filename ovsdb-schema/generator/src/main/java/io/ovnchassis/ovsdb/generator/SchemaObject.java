package io.ovnchassis.ovsdb.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON object of a schema and where it stands, so that whatever is wrong with it can be named.
 *
 * @param where as {@code table Port_Binding, column tag}
 * @param json the object
 */
record SchemaObject(String where, JsonNode json) {
    private static final String IDENTIFIER = "[a-zA-Z_][a-zA-Z0-9_]*";

    SchemaObject {
        if (!json.isObject()) {
            throw new MalformedSchemaException(where + ": a JSON object is wanted, found " + json);
        }
    }

    /** Fails for a member that is not among {@code known}: a misspelt constraint must not go unnoticed. */
    SchemaObject allow(Set<String> known) {
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw wrong(name, "is not a member that is known here");
            }
        });
        return this;
    }

    Optional<JsonNode> member(String name) {
        return Optional.ofNullable(json.get(name));
    }

    JsonNode required(String name) {
        return member(name).orElseThrow(() -> new MalformedSchemaException(where + ": \"" + name + "\" is missing"));
    }

    String text(String name) {
        JsonNode node = required(name);
        if (!node.isTextual()) {
            throw wrong(name, "must be a string");
        }
        return node.textValue();
    }

    boolean flag(String name, boolean absent) {
        Optional<JsonNode> node = member(name);
        if (node.isPresent() && !node.get().isBoolean()) {
            throw wrong(name, "must be true or false");
        }
        return node.map(JsonNode::booleanValue).orElse(absent);
    }

    /** The members of the object {@code name}, each a named thing of kind {@code kind}. */
    List<Map.Entry<String, JsonNode>> named(String name, String kind) {
        SchemaObject members = new SchemaObject(where + ", " + name, required(name));
        List<Map.Entry<String, JsonNode>> entries =
                new ArrayList<>(members.json().properties());
        for (Map.Entry<String, JsonNode> entry : entries) {
            if (!entry.getKey().matches(IDENTIFIER) || entry.getKey().startsWith("_")) {
                throw new MalformedSchemaException(
                        where + ": \"" + entry.getKey() + "\" is not a name that a " + kind + " can have");
            }
        }
        if (entries.isEmpty()) {
            throw new MalformedSchemaException(where + ": there is no " + kind);
        }
        return entries;
    }

    MalformedSchemaException wrong(String name, String why) {
        return new MalformedSchemaException(where + ": \"" + name + "\" " + why + ", found " + json.get(name));
    }
}
