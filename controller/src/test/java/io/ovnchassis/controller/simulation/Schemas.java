package io.ovnchassis.controller.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Schemas as the simulated servers have them: those that the tables were made from, less what would only cost time in
 * every connection of every schedule. An older server is not different; what it lacks the daemon leaves alone.
 */
final class Schemas {
    private static final Path FOLDER = Path.of("..", "ovsdb-schema", "src", "main", "schemas");

    static final String OPEN_VSWITCH = read(
            "vswitch.ovsschema",
            Set.of("Open_vSwitch", "Bridge", "Port", "Interface", "Datapath", "Flow_Table", "SSL"));
    static final String SOUTHBOUND = read(
            "ovn-sb.ovsschema",
            Set.of(
                    "SB_Global",
                    "Chassis",
                    "Chassis_Private",
                    "Encap",
                    "Datapath_Binding",
                    "Port_Binding",
                    "HA_Chassis",
                    "HA_Chassis_Group"));

    private Schemas() {}

    private static String read(String file, Set<String> tables) {
        try {
            JsonNode schema = new JsonMapper().readTree(FOLDER.resolve(file).toFile());
            if (schema.get("tables") instanceof ObjectNode all) {
                all.retain(tables);
            }
            if (schema.at("/tables/Bridge/columns") instanceof ObjectNode columns) {
                columns.remove("flow_tables"); // 255 of them
            }
            return schema.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("the schema that the module ovsdb-schema is built from", e);
        }
    }
}
