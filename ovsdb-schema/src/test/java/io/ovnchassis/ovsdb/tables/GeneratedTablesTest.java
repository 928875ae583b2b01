package io.ovnchassis.ovsdb.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ovnchassis.ovsdb.schema.Atom;
import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Database;
import io.ovnchassis.ovsdb.schema.MapColumn;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitchDatabase;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the generated tables against the schema files that they were generated from. */
class GeneratedTablesTest {
    private static final Map<Database, Path> SCHEMAS = Map.of(
            OpenVSwitchDatabase.DATABASE, Path.of("src/main/schemas/vswitch.ovsschema"),
            OvnSouthboundDatabase.DATABASE, Path.of("src/main/schemas/ovn-sb.ovsschema"));

    @Test
    void everyTableHasTheColumnsOfTheSchemaInItsOrder() throws IOException {
        for (Map.Entry<Database, Path> schema : SCHEMAS.entrySet()) {
            Map<String, List<String>> generated = new LinkedHashMap<>();
            for (Table<?> table : schema.getKey().tables()) {
                generated.put(
                        table.name(), table.columns().stream().map(Column::name).toList());
            }

            assertThat(generated.toString())
                    .isEqualTo(columnsOf(schema.getValue()).toString());
        }
    }

    @Test
    void theDatabasesAreThoseOfThePinnedSchemas() {
        assertThat(OpenVSwitchDatabase.DATABASE.name()).isEqualTo("Open_vSwitch");
        assertThat(OpenVSwitchDatabase.DATABASE.version()).isEqualTo("8.8.0");
        assertThat(OpenVSwitchDatabase.DATABASE.tables()).hasSize(19);
        assertThat(OvnSouthboundDatabase.DATABASE.name()).isEqualTo("OVN_Southbound");
        assertThat(OvnSouthboundDatabase.DATABASE.version()).isEqualTo("21.11.0");
        assertThat(OvnSouthboundDatabase.DATABASE.tables()).hasSize(39);
        assertThat(OvnSouthboundDatabase.DATABASE.table("Port_Binding")).isPresent();
        assertThat(OvnSouthboundDatabase.DATABASE.table("Bridge")).isEmpty();
    }

    @Test
    void positionsCountFromZeroAndNamesFindColumns() {
        tables().forEach(table -> {
            List<? extends Column<?, ?>> columns = table.columns();
            for (int position = 0; position < columns.size(); position++) {
                Column<?, ?> column = columns.get(position);
                assertThat(column.position()).as("%s.%s", table, column).isEqualTo(position);
                assertThat(table.column(column.name()).orElseThrow()).isSameAs(column);
            }
        });
    }

    @Test
    void everyReferenceRefersToATableOfItsDatabase() {
        for (Database database : SCHEMAS.keySet()) {
            for (Table<?> table : database.tables()) {
                table.columns().stream()
                        .flatMap(GeneratedTablesTest::atoms)
                        .flatMap(atom -> atom.referredTable().stream())
                        .forEach(referred -> assertThat(database.table(referred))
                                .as("%s, referred to by %s", referred, table)
                                .isPresent());
            }
        }
    }

    @Test
    void aNewRowHoldsTheDefaultOfEveryColumn() {
        tables().forEach(GeneratedTablesTest::assertDefaults);
    }

    private static <R extends Row<R>> void assertDefaults(Table<R> table) {
        R row = table.newRow().build(Ref.of(1, 1));

        assertThat(row.definition()).isSameAs(table);
        assertThat(table.newRow().assigned()).isEqualTo(ColumnSet.NONE);
        for (Column<R, ?> column : table.columns()) {
            assertThat((Object) column.get(row)).as("%s.%s", table, column).isEqualTo(column.defaultValue());
        }
    }

    private static Stream<Table<?>> tables() {
        return SCHEMAS.keySet().stream().flatMap(database -> database.tables().stream());
    }

    private static Stream<Atom<?>> atoms(Column<?, ?> column) {
        return column instanceof MapColumn<?, ?, ?> map
                ? Stream.of(map.keyType(), map.valueType())
                : Stream.of(column.keyType());
    }

    /** The names of the columns by table, in the order of the file. */
    private static Map<String, List<String>> columnsOf(Path schema) throws IOException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        try (JsonParser json = new JsonFactory().createParser(schema.toFile())) {
            while (json.nextToken() != null) {
                List<String> path = path(json);
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && path.size() == 5
                        && path.get(3).equals("columns")) {
                    columns.computeIfAbsent(path.get(2), table -> new ArrayList<>())
                            .add(path.get(4));
                }
            }
        }
        return columns;
    }

    /** Where the parser stands: an empty name for the top, then {@code tables, Port_Binding, columns, up}. */
    private static List<String> path(JsonParser json) {
        return List.of(json.getParsingContext().pathAsPointer().toString().split("/", -1));
    }
}
