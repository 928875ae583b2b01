package io.ovnchassis.ovsdb.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.delta.RowUpdate;
import io.ovnchassis.ovsdb.delta.TableUpdate;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.MalformedValueException;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UpdatesTest {
    private static final String UUID_TEXT = "01234567-89ab-cdef-0123-456789abcdef";
    private static final Ref<Chassis> ROW = Ref.of(UUID.fromString(UUID_TEXT));

    private final Updates updates = new Updates();

    UpdatesTest() {
        updates.monitor(
                Chassis.TABLE,
                ColumnSet.of(Chassis.NAME, Chassis.NB_CFG, Chassis.EXTERNAL_IDS, Chassis.ENCAPS),
                ColumnSet.of(Chassis.EXTERNAL_IDS, Chassis.ENCAPS));
    }

    @Test
    void update2BringsNewRowsWithDefaultsForWhatIsNotSent() {
        for (String kind : List.of("initial", "insert")) {
            RowUpdate<?> update =
                    read2("{\"%s\":{\"name\":\"hv1\",\"external_ids\":[\"map\",[[\"a\",\"1\"]]]}}".formatted(kind));
            assertThat(update)
                    .as(kind)
                    .isEqualTo(new RowChange.Inserted<>(Chassis.builder()
                            .name("hv1")
                            .externalIds(Map.of("a", "1"))
                            .build(ROW)));
        }
    }

    @Test
    void update2BringsDifferencesOnlyForColumnsOfSeveralElements() {
        RowUpdate<?> update = read2("{\"modify\":{\"nb_cfg\":5,\"external_ids\":[\"map\",[[\"a\",\"1\"]]]}}");

        assertThat(update)
                .isEqualTo(new RowUpdate.Modify<>(
                        Chassis.builder().nbCfg(5).externalIds(Map.of("a", "1")).build(ROW),
                        ColumnSet.of(Chassis.NB_CFG, Chassis.EXTERNAL_IDS),
                        ColumnSet.of(Chassis.EXTERNAL_IDS)));
    }

    @Test
    void rowsMayHaveTheirColumnsInAnyOrderAndLeaveSomeOut() {
        String other = "fedcba98-7654-3210-fedc-ba9876543210";
        for (String second :
                List.of("{\"name\":\"hv2\",\"nb_cfg\":7}", "{\"nb_cfg\":7,\"trunk\":[],\"name\":\"hv2\"}")) {
            DatabaseUpdate update = read(
                    "{\"Chassis\":{\"%s\":{\"insert\":{\"name\":\"hv1\"}},\"%s\":{\"insert\":%s}}}"
                            .formatted(UUID_TEXT, other, second),
                    MonitorMethod.MONITOR_COND);

            assertThat(update.tables().getFirst().rows().getLast())
                    .as(second)
                    .isEqualTo(new RowChange.Inserted<>(
                            Chassis.builder().name("hv2").nbCfg(7).build(Ref.of(UUID.fromString(other)))));
        }
    }

    @Test
    void namesAndTagsMayBeWrittenWithEscapes() {
        RowUpdate<?> update =
                read2("{\"insert\":{\"n\\u0061me\":\"hv1\",\"external_ids\":[\"m\\u0061p\",[[\"a\",\"1\"]]],"
                        + "\"encaps\":[\"s\\u0065t\",[[\"uu\\u0069d\",\"" + UUID_TEXT + "\"]]]}}");

        assertThat(update)
                .isEqualTo(new RowChange.Inserted<>(Chassis.builder()
                        .name("hv1")
                        .externalIds(Map.of("a", "1"))
                        .encaps(Set.of(Ref.of(UUID.fromString(UUID_TEXT))))
                        .build(ROW)));
    }

    @Test
    void update2BringsDeletions() {
        assertThat(read2("{\"delete\":null}")).isEqualTo(new RowUpdate.Delete<>(ROW));
    }

    @Test
    void updateBringsWholeValuesInAnyOrder() {
        Chassis values = Chassis.builder().name("hv1").nbCfg(5).build(ROW);
        String old = "\"old\":{\"nb_cfg\":4}";
        String fresh = "\"new\":{\"name\":\"hv1\",\"nb_cfg\":5}";
        RowUpdate<?> modify =
                new RowUpdate.Modify<>(values, ColumnSet.of(Chassis.NAME, Chassis.NB_CFG), ColumnSet.NONE);

        assertThat(read1("{" + fresh + "}")).isEqualTo(new RowChange.Inserted<>(values));
        assertThat(read1("{" + old + "," + fresh + "}")).isEqualTo(modify);
        assertThat(read1("{" + fresh + "," + old + "}")).isEqualTo(modify);
        assertThat(read1("{" + old + "}")).isEqualTo(new RowUpdate.Delete<>(ROW));
    }

    @Test
    void columnsAndTablesThatWereNotAskedForArePassedOver() {
        DatabaseUpdate update = read(
                "{\"Elephant\":{\"x\":[{}]},\"Chassis\":{\"%s\":{\"insert\":{\"trunk\":[1,{}],\"name\":\"hv1\",\"hostname\":7}}}}"
                        .formatted(UUID_TEXT),
                MonitorMethod.MONITOR_COND);

        assertThat(update.tables()).hasSize(1);
        assertThat(update.tables().getFirst().rows())
                .isEqualTo(List.of(
                        new RowChange.Inserted<>(Chassis.builder().name("hv1").build(ROW))));
    }

    @Test
    void severalTablesAndRowsComeInTheirOrder() {
        updates.monitor(PortBinding.TABLE, PortBinding.TABLE.allColumns(), ColumnSet.NONE);
        String other = UUID_TEXT.replace('f', 'e');
        DatabaseUpdate update = read(
                "{\"Port_Binding\":{},\"Chassis\":{\"%s\":{\"delete\":null},\"%s\":{\"delete\":null}}}"
                        .formatted(UUID_TEXT, other),
                MonitorMethod.MONITOR_COND);

        assertThat(update.tables()).extracting(TableUpdate::table).isEqualTo(List.of(PortBinding.TABLE, Chassis.TABLE));
        assertThat(update.tables().getLast().rows())
                .extracting(row -> row.ref().toString())
                .containsExactly(UUID_TEXT, other);
    }

    @Test
    void aMalformedRowIsNamedByTableAndColumn() {
        assertMalformed("{\"insert\":{\"nb_cfg\":\"x\"}}", "a row of Chassis: column nb_cfg: expected an integer");
        assertMalformed("{\"insert\":{\"encaps\":[\"set\",[1]]}}", "column encaps: expected an array");
        assertMalformed("{\"replace\":{}}", "a row update of an unknown kind, \"replace\"");
        assertMalformed("{\"insert\":{},\"delete\":null}", "a row update says two things");
        assertMalformed("{}", "a row update says nothing");
        assertMalformed("[]", "expected an object, found an array");
        assertThatThrownBy(() -> read("{\"Chassis\":{\"x\":{}}}", MonitorMethod.MONITOR_COND))
                .isInstanceOf(MalformedValueException.class)
                .hasMessage("a row of Chassis: this is not a uuid");
    }

    private void assertMalformed(String row, String message) {
        assertThatThrownBy(() -> read2(row))
                .as(row)
                .isInstanceOf(MalformedValueException.class)
                .hasMessageContaining(message);
    }

    private RowUpdate<?> read2(String row) {
        return readRow(row, MonitorMethod.MONITOR_COND_SINCE);
    }

    private RowUpdate<?> read1(String row) {
        return readRow(row, MonitorMethod.MONITOR);
    }

    private RowUpdate<?> readRow(String row, MonitorMethod method) {
        DatabaseUpdate update = read("{\"Chassis\":{\"" + UUID_TEXT + "\":" + row + "}}", method);
        return update.tables().getFirst().rows().getFirst();
    }

    private DatabaseUpdate read(String json, MonitorMethod method) {
        return updates.read(Cursor.over(json), method, DatabaseUpdate.Kind.STEP);
    }
}
