package io.ovnchassis.ovsdb.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "string"                                                                        | string
            {"key": {"type": "integer", "minInteger": 1, "maxInteger": 16777215}}           | integer 1..16777215
            {"key": {"type": "integer", "minInteger": 1000}, "min": 0}                      | optional integer, at least 1000
            {"key": {"type": "real", "maxReal": 0.5}}                                       | real, at most 0.5
            {"key": {"type": "string", "minLength": 1, "maxLength": 15}}                    | string 1..15 characters
            {"key": {"type": "string", "enum": ["set", ["geneve", "stt", "vxlan"]]}}        | one of: geneve, stt, vxlan
            {"key": {"type": "integer", "enum": ["set", [1, 2]]}}                           | integer, one of: 1, 2
            {"key": {"type": "uuid", "refTable": "T", "refType": "weak"}, "min": 0}         | optional reference to T (weak)
            {"key": {"type": "uuid", "refTable": "T", "refType": "strong"}}                 | reference to T
            {"key": "uuid", "min": 0, "max": "unlimited"}                                   | set of uuid
            {"key": {"type": "string", "enum": "a"}, "min": 1, "max": 4}                    | set of at least 1 at most 4 (one of: a)
            {"key": "string", "value": "string", "min": 0, "max": "unlimited"}              | map of string to string
            {"key": "string", "value": {"type": "uuid", "refTable": "T"}, "min": 0, "max": 1} | map of at most 1 string to reference to T
            """)
    void typesAreDescribedAsAPersonWouldSayThem(String type, String description) {
        assertThat(column(type).type().describe()).isEqualTo(description);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "text"                                                   | : the type must be one of integer, real, boolean, string and uuid, found "text"
            5                                                        | , type: a JSON object is wanted, found 5
            {"min": 0}                                               | , type: "key" is missing
            {"key": "string", "mni": 0}                              | , type: "mni" is not a member that is known here, found 0
            {"key": "string", "min": 2, "max": 2}                    | , type: "min" must be 0 or 1, found 2
            {"key": "string", "min": "0"}                            | , type: "min" must be 0 or 1, found "0"
            {"key": "string", "max": 0}                              | , type: "max" must be 1 or more, or "unlimited", found 0
            {"key": "string", "max": "many"}                         | , type: "max" must be 1 or more, or "unlimited", found "many"
            {"key": "string", "max": 1e30}                           | , type: "max" must be 1 or more, or "unlimited", found 1.0E30
            {"key": "string", "value": "string"}                     | , type: "min" must be 0 in a map: the generated types have no map that cannot be empty, found null
            {"key": {"type": "string", "minInteger": 0}}             | , key: "minInteger" is not a member that is known here, found 0
            {"key": {"type": "integer", "minInteger": 1.5}}          | , key: "minInteger" must be an integer, found 1.5
            {"key": {"type": "integer", "minInteger": 2, "maxInteger": 1}} | , key: "maxInteger" is less than "minInteger", found 1
            {"key": {"type": "integer", "minInteger": 2, "enum": 3}} | , key: "enum" cannot stand beside limits, found 3
            {"key": {"type": "string", "enum": ["set", []]}}         | , key: "enum" must hold a value, found ["set",[]]
            {"key": {"type": "string", "enum": ["set", ["a", "a"]]}} | , key: "enum" must hold different, not empty values of type string, found ["set",["a","a"]]
            {"key": {"type": "string", "enum": ["set", ["a", 1]]}}   | , key: "enum" must hold different, not empty values of type string, found ["set",["a",1]]
            {"key": {"type": "uuid", "refType": "weak"}}             | , key: "refType" needs a "refTable", found "weak"
            {"key": {"type": "uuid", "refTable": "T", "refType": "loose"}} | , key: "refType" must be "strong" or "weak", found "loose"
            {"key": {"type": "uuid", "refTable": "Gone"}}            | : "refTable" must be a table of the schema, found Gone
            """)
    void aMalformedTypeIsReportedWithTableColumnAndValue(String type, String complaint) {
        assertThatThrownBy(() -> column(type))
                .isInstanceOf(MalformedSchemaException.class)
                .hasMessage("table T, column c" + complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"columns": {}}                                              | table T: there is no column
            {"columns": {"a b": {"type": "string"}}}                     | table T: "a b" is not a name that a column can have
            {"columns": {"_uuid": {"type": "string"}}}                   | table T: "_uuid" is not a name that a column can have
            {"columns": {"c": {}}}                                       | table T, column c: "type" is missing
            {"columns": {"c": {"type": "string", "mutable": 1}}}         | table T, column c: "mutable" must be true or false, found 1
            {"columns": {"c": {"type": "string"}}, "isRoot": "yes"}      | table T: "isRoot" must be true or false, found "yes"
            {"columns": {"c": {"type": "string"}}, "maxRows": 0}         | table T: "maxRows" must be 1 or more, found 0
            {"columns": {"c": {"type": "string"}}, "indexes": "c"}       | table T: "indexes" must be a list, found "c"
            {"columns": {"c": {"type": "string"}}, "indexes": [["d"]]}   | table T: "indexes" must be a list of lists of columns of the table, found [["d"]]
            """)
    void aMalformedTableIsReportedWithItsName(String table, String complaint) {
        assertThatThrownBy(() -> SchemaReader.read(schema(table)))
                .isInstanceOf(MalformedSchemaException.class)
                .hasMessage(complaint);
    }

    @Test
    void aMalformedDatabaseIsReported() {
        assertThatThrownBy(() -> SchemaReader.read("")).hasMessage("the schema: a JSON object is wanted, found ");
        assertThatThrownBy(() -> SchemaReader.read("{\"name\"")).hasMessageStartingWith("it cannot be read as JSON: ");
        assertThatThrownBy(() -> SchemaReader.read("{\"name\": \"A\", \"name\": \"B\"}"))
                .hasMessageContaining("Duplicate field 'name'");
        assertThatThrownBy(() -> SchemaReader.read("{\"name\": \"A\", \"version\": \"1\", \"tables\": {}}"))
                .hasMessage("the schema: \"version\" must be three numbers with dots between them, found \"1\"");
        assertThatThrownBy(() -> SchemaReader.read("{\"name\": \"A\", \"version\": \"1.0.0\", \"tables\": {}}"))
                .hasMessage("the schema: there is no table");
    }

    @Test
    void aTableOfMoreThan64ColumnsIsRejected() {
        assertThat(read(table(64)).columns()).hasSize(64);
        assertThatThrownBy(() -> read(table(65)))
                .hasMessage("table T: 65 columns, and a set of columns is kept in the 64 bits of a long");
    }

    @Test
    void everyTableIsARootWhereNoneSaysSo() {
        assertThat(read("{\"columns\": {\"c\": {\"type\": \"string\"}}}").root())
                .isTrue();
    }

    @Test
    void indexesAndRowLimitAreRead() {
        TableSchema table = read("""
                {"columns": {"a": {"type": "string"}, "b": {"type": "string"}}, "maxRows": 5, "indexes": [["a", "b"]]}
                """);

        assertThat(table.maxRows()).hasValue(5);
        assertThat(table.indexes()).containsExactly(List.of("a", "b"));
    }

    private static ColumnSchema column(String type) {
        return read("{\"columns\": {\"c\": {\"type\": " + type + "}}}")
                .columns()
                .getFirst();
    }

    private static TableSchema read(String table) {
        return SchemaReader.read(schema(table)).tables().getFirst();
    }

    private static String schema(String table) {
        return "{\"name\": \"D\", \"version\": \"1.0.0\", \"tables\": {\"T\": " + table + "}}";
    }

    private static String table(int columns) {
        return IntStream.range(0, columns)
                .mapToObj(i -> "\"c" + i + "\": {\"type\": \"string\"}")
                .collect(Collectors.joining(", ", "{\"columns\": {", "}}"));
    }
}
