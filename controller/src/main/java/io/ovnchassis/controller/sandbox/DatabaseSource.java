package io.ovnchassis.controller.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** What a database starts from. */
public sealed interface DatabaseSource {
    /** An empty database of a schema. */
    record Schema(Path file) implements DatabaseSource {}

    /** An empty database of a schema, in a new cluster whose first member has this address (ovsdb(7), "Clustered Database"). */
    record NewCluster(Path schema, String address) implements DatabaseSource {}

    /** The database of that name, in a cluster of which the member at {@code other} is one. */
    record Member(String name, String address, String other) implements DatabaseSource {}

    /** A copy of an existing database file, which itself stays as it is; unpacked when its name ends in {@code .gz}. */
    record CopyOf(Path file) implements DatabaseSource {}

    /** Writes the database file. */
    default void writeTo(Path database) {
        switch (this) {
            case Schema(Path file) ->
                new Tool("ovsdb-tool", Map.of())
                        .run("create", database.toString(), existing(file).toString());
            case NewCluster(Path schema, String address) ->
                new Tool("ovsdb-tool", Map.of())
                        .run(
                                "create-cluster",
                                database.toString(),
                                existing(schema).toString(),
                                address);
            case Member(String name, String address, String other) ->
                new Tool("ovsdb-tool", Map.of()).run("join-cluster", database.toString(), name, address, other);
            case CopyOf(Path file) -> copy(existing(file), database);
        }
    }

    private static Path existing(Path file) {
        if (Files.isReadable(file)) {
            return file;
        }
        throw new SandboxFailure("there is no readable file " + file
                + "; schemas come with Debian's openvswitch-switch and ovn-central, which tests/run installs as root");
    }

    private static void copy(Path from, Path to) {
        try (InputStream file = Files.newInputStream(from);
                InputStream content = from.toString().endsWith(".gz") ? new GZIPInputStream(file) : file) {
            Files.copy(content, to);
        } catch (IOException e) {
            throw new SandboxFailure("cannot copy the database " + from + " to " + to, e);
        }
    }
}
