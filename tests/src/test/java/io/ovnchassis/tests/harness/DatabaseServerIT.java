package io.ovnchassis.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ovnchassis.controller.sandbox.Database;
import io.ovnchassis.controller.sandbox.DatabaseSource;
import io.ovnchassis.controller.sandbox.OvsdbServer;
import io.ovnchassis.controller.sandbox.RunDirectory;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import io.ovnchassis.controller.sandbox.Tool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A single database server, from every source, over every kind of connection. */
class DatabaseServerIT {
    @TempDir
    Path files;

    private final Sandbox sandbox = Sandbox.create();
    private final RunDirectory directory = sandbox.directory("db");

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void servesOverTcpOnTheSamePortAfterARestart() {
        OvsdbServer server =
                OvsdbServer.start(sandbox, directory, Database.local().withTcp());
        String remote = server.tcpRemote();
        assertThat(client("list-dbs", remote)).contains("Open_vSwitch");

        server.restart();

        assertThat(server.tcpRemote()).isEqualTo(remote);
        assertThat(client("list-dbs", remote)).contains("Open_vSwitch");
    }

    @Test
    void servesASchemaOfThisProject() {
        Path schema = Deployment.projectRoot().resolve("ovsdb-schema/src/main/schemas/ovn-sb.ovsschema");
        OvsdbServer server =
                OvsdbServer.start(sandbox, directory, Database.of("pinned", new DatabaseSource.Schema(schema)));

        assertThat(client("get-schema-version", server.remote(), "OVN_Southbound"))
                .isNotEmpty();
    }

    @Test
    void servesACopyOfADatabaseThatWasPacked() throws IOException {
        OvsdbServer original = OvsdbServer.start(sandbox, directory, Database.southbound());
        sbctl(original, "chassis-add", "hv7", "geneve", "127.0.0.7");
        original.stop();
        Path packed = files.resolve("sb.db.gz");
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(directory.file("ovnsb_db.db"), stream);
        }

        OvsdbServer copy =
                OvsdbServer.start(sandbox, directory, Database.of("copy", new DatabaseSource.CopyOf(packed)));

        assertThat(sbctl(copy, "--bare", "--columns=name", "list", "Chassis")).isEqualTo("hv7");
    }

    @Test
    void aMissingSchemaIsNamed() {
        Database database = Database.of("none", new DatabaseSource.Schema(files.resolve("none.ovsschema")));

        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> OvsdbServer.start(sandbox, directory, database))
                .withMessageStartingWith("there is no readable file " + files.resolve("none.ovsschema"));
    }

    @Test
    void aBrokenDatabaseFileFailsWithTheServersOwnWords() throws IOException {
        Path broken = Files.writeString(files.resolve("broken.db"), "not a database");

        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() ->
                        OvsdbServer.start(sandbox, directory, Database.of("broken", new DatabaseSource.CopyOf(broken))))
                .withMessageContaining("broken ended, exit code=1")
                .withMessageContaining("ovsdb-server: ");
    }

    private static String client(String... arguments) {
        return new Tool("ovsdb-client", Map.of()).run(arguments);
    }

    private static String sbctl(OvsdbServer server, String... arguments) {
        return new Tool("ovn-sbctl", Map.of("OVN_SB_DB", server.remote())).run(arguments);
    }
}
