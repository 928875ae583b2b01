package io.ovnchassis.tests.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.OvsdbServer;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.tables.sb.LogicalFlow;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import io.ovnchassis.tests.harness.Deployment;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The southbound database of a deployment with a hundred switches is loaded completely. */
class LargeDatabaseIT {
    private final Sandbox sandbox = Sandbox.create();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void everyCellOfEveryRowIsWhatTheStockClientPrints() {
        OvsdbServer server = LargeDatabase.serve(sandbox, Deployment.projectRoot());
        try (DatabaseClient client = new DatabaseClient(OvnSouthboundDatabase.DATABASE, server.remote())) {
            Replica replica = client.replica();

            assertThat(replica.table(LogicalFlow.TABLE).size()).isGreaterThan(30_000);
            for (Table<?> table : OvnSouthboundDatabase.DATABASE.tables()) {
                assertSameRows(table, replica, server);
            }
        }
    }

    private static <R extends Row<R>> void assertSameRows(Table<R> table, Replica replica, OvsdbServer server) {
        Map<UUID, Map<String, String>> expected =
                Dump.of(server.remote(), "OVN_Southbound", table.name()).rows();
        Map<UUID, Map<String, String>> actual = new HashMap<>();
        for (R row : replica.table(table).rows()) {
            Map<String, String> cells = PlainText.of(row);
            cells.put("_uuid", row.ref().uuid().toString());
            actual.put(row.ref().uuid(), cells);
        }

        assertThat(actual.size()).as("rows of %s", table).isEqualTo(expected.size());
        expected.forEach((uuid, cells) -> {
            if (!cells.equals(actual.get(uuid))) {
                assertThat(actual.get(uuid)).as("%s %s", table, uuid).isEqualTo(cells);
            }
        });
    }
}
