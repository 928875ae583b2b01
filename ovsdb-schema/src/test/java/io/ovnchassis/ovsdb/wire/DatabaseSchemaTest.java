package io.ovnchassis.ovsdb.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseSchemaTest {
    @Test
    void tablesAndColumnsAreReadWithTheirTypes() {
        DatabaseSchema schema = read("""
                {"name":"D","version":"1.2.3","cksum":"1 2","tables":{
                  "T":{"isRoot":true,"indexes":[["a"]],"columns":{
                    "a":{"type":"string","mutable":false},
                    "b":{"type":{"key":{"type":"integer","minInteger":0},"min":0,"max":1}}}},
                  "U":{"columns":{}}}}""");

        assertThat(schema.version()).isEqualTo("1.2.3");
        assertThat(schema.tables())
                .isEqualTo(Map.of(
                        "T",
                        Map.of(
                                "a",
                                new ColumnType("string", Optional.empty(), 1, 1),
                                "b",
                                new ColumnType("integer", Optional.empty(), 0, 1)),
                        "U",
                        Map.of()));
    }

    @Test
    void typesHaveTheDefaultsOfTheRfc() {
        assertThat(type("\"uuid\"")).isEqualTo(new ColumnType("uuid", Optional.empty(), 1, 1));
        assertThat(type("{\"key\":\"real\"}")).isEqualTo(new ColumnType("real", Optional.empty(), 1, 1));
        assertThat(type("{\"key\":\"string\",\"value\":{\"type\":\"uuid\",\"refTable\":\"T\"},\"min\":0,"
                        + "\"max\":\"unlimited\"}"))
                .isEqualTo(new ColumnType("string", Optional.of("uuid"), 0, Long.MAX_VALUE));
        assertThat(type("{\"key\":\"string\",\"max\":2}")).isEqualTo(new ColumnType("string", Optional.empty(), 1, 2));
    }

    @Test
    void whatIsNoSchemaIsMalformed() {
        assertThatThrownBy(() -> read("{}"))
                .isInstanceOf(MalformedValueException.class)
                .hasMessage("a schema has no \"tables\"");
        assertThatThrownBy(() -> type("{\"min\":0}"))
                .isInstanceOf(MalformedValueException.class)
                .hasMessage("a column type has no \"key\"");
        assertThatThrownBy(() -> type("{\"key\":{}}"))
                .isInstanceOf(MalformedValueException.class)
                .hasMessage("a base type has no \"type\"");
        assertThatThrownBy(() -> type("{\"key\":\"string\",\"max\":\"many\"}"))
                .isInstanceOf(MalformedValueException.class)
                .hasMessage("\"max\" is neither a number nor \"unlimited\"");
    }

    private static DatabaseSchema read(String json) {
        return DatabaseSchema.read(Cursor.over(json));
    }

    private static ColumnType type(String json) {
        return ColumnType.read(Cursor.over(json));
    }
}
