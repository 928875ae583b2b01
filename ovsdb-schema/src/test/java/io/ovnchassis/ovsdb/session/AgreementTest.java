package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Database;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.LogicalFlow;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.ovsdb.wire.Cursor;
import io.ovnchassis.ovsdb.wire.DatabaseSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final Database DATABASE = OvnSouthboundDatabase.DATABASE;

    @Test
    void everyColumnIsMonitoredWhereTheServerHasOurSchema() throws IOException {
        String schema = Files.readString(Path.of("src/main/schemas/ovn-sb.ovsschema"));
        Agreement agreement = Agreement.between(MonitorPlan.all(DATABASE), read(schema));

        assertThat(agreement.monitored().columns())
                .isEqualTo(MonitorPlan.all(DATABASE).columns());
        assertThat(agreement.omissions()).isEmpty();
        assertThat(agreement.updates().names().get("Encap")).containsExactly("chassis_name", "ip", "options", "type");
    }

    @Test
    void anOlderServerIsAskedForWhatItHas() throws IOException {
        String schema = Files.readString(OvsTools.schema(OvsTools.SOUTHBOUND));
        Agreement agreement = Agreement.between(MonitorPlan.all(DATABASE), read(schema));

        assertThat(agreement.monitored().columns(Chassis.TABLE)).isEqualTo(Chassis.TABLE.allColumns());
        assertThat(agreement.monitored().columns(LogicalFlow.TABLE))
                .isEqualTo(LogicalFlow.TABLE.allColumns().minus(ColumnSet.of(LogicalFlow.FLOW_DESC)));
        assertThat(agreement.omissions())
                .startsWith("OVN_Southbound database of version 20.27.0 lacks ")
                .contains("table ACL_ID", "Logical_Flow.flow_desc")
                .endsWith(" (database needs upgrade?)");
    }

    @Test
    void onlyWhatThePlanWantsIsMonitored() {
        MonitorPlan plan = new MonitorPlan(DATABASE, Map.of(Encap.TABLE, ColumnSet.of(Encap.IP, Encap.TYPE)));
        Agreement agreement = Agreement.between(
                plan,
                encap("\"ip\":{\"type\":\"string\"},\"type\":{\"type\":\"string\"},"
                        + "\"options\":{\"type\":\"string\"}"));

        assertThat(agreement.updates().names()).isEqualTo(Map.of("Encap", List.of("ip", "type")));
        assertThat(agreement.omissions()).isEmpty();
    }

    @Test
    void columnsThatCannotHoldWhatTheServerHasAreLeftOut() {
        assertThat(omitted("\"ip\":{\"type\":\"integer\"}", Encap.IP)).isTrue();
        assertThat(omitted("\"ip\":{\"type\":{\"key\":\"string\",\"min\":0}}", Encap.IP))
                .isTrue();
        assertThat(omitted("\"ip\":{\"type\":{\"key\":\"string\",\"max\":2}}", Encap.IP))
                .isTrue();
        assertThat(omitted("\"options\":{\"type\":{\"key\":\"string\",\"max\":\"unlimited\"}}", Encap.OPTIONS))
                .isTrue();
        assertThat(omitted("\"options\":{\"type\":{\"key\":\"string\",\"value\":\"integer\"}}", Encap.OPTIONS))
                .isTrue();
    }

    @Test
    void columnsThatCanHoldMoreThanTheServerHasAreMonitored() {
        assertThat(omitted("\"options\":{\"type\":{\"key\":\"string\",\"value\":\"string\"}}", Encap.OPTIONS))
                .isFalse();
        MonitorPlan plan =
                new MonitorPlan(DATABASE, Map.of(PortBinding.TABLE, ColumnSet.of(PortBinding.UP, PortBinding.MAC)));
        Agreement agreement = Agreement.between(
                plan,
                read(
                        "{\"tables\":{\"Port_Binding\":{\"columns\":{"
                                + "\"up\":{\"type\":\"boolean\"},\"mac\":{\"type\":{\"key\":\"string\",\"min\":0,\"max\":1}}}}}}"));
        assertThat(agreement.omissions()).isEmpty();
        assertThat(agreement.monitored().columns()).isEqualTo(plan.columns());
        assertThat(agreement.monitored().limit(PortBinding.MAC)).isEqualTo(1);
        assertThat(plan.limit(PortBinding.MAC)).isEqualTo(Long.MAX_VALUE);
    }

    private static boolean omitted(String columns, io.ovnchassis.ovsdb.schema.Column<Encap, ?> column) {
        MonitorPlan plan = new MonitorPlan(DATABASE, Map.of(Encap.TABLE, ColumnSet.of(column)));
        Agreement agreement = Agreement.between(plan, encap(columns));
        boolean monitored = agreement.monitored().columns(Encap.TABLE).contains(column);
        assertThat(agreement.omissions())
                .isEqualTo(
                        monitored
                                ? ""
                                : "OVN_Southbound database of version  has another type for Encap." + column.name()
                                        + " (database needs upgrade?)");
        return !monitored;
    }

    private static DatabaseSchema encap(String columns) {
        return read("{\"tables\":{\"Encap\":{\"columns\":{" + columns + "}}}}");
    }

    private static DatabaseSchema read(String json) {
        return DatabaseSchema.read(Cursor.over(json));
    }
}
