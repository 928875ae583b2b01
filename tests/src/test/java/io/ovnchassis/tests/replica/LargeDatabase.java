package io.ovnchassis.tests.replica;

import io.ovnchassis.controller.sandbox.Database;
import io.ovnchassis.controller.sandbox.DatabaseSource;
import io.ovnchassis.controller.sandbox.OvsdbServer;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A southbound database with 31,000 logical flows, which lies beside the project as it is too large to be in it: 100
 * logical switches of 50 ports each under one router, with ACLs, load balancers and a hundred remote chassis.
 */
public final class LargeDatabase {
    private static final String FILE = "shared/fixtures/sb-31k-lflows.db.gz";

    private LargeDatabase() {}

    /** Whether it lies beside the project. */
    public static boolean isThere(Path projectRoot) {
        return Files.isReadable(projectRoot.resolveSibling(FILE));
    }

    /** Starts a server with a copy of it. */
    public static OvsdbServer serve(Sandbox sandbox, Path projectRoot) {
        Database database = Database.of("sb-31k", new DatabaseSource.CopyOf(file(projectRoot)));
        return OvsdbServer.start(sandbox, sandbox.directory("large"), database);
    }

    private static Path file(Path projectRoot) {
        Path file = projectRoot.resolveSibling(FILE);
        if (!isThere(projectRoot)) {
            throw new SandboxFailure("there is no " + file
                    + ": this needs a southbound database with 31,000 logical flows beside the project's folder");
        }
        return file;
    }
}
