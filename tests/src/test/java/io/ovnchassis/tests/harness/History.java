package io.ovnchassis.tests.harness;

import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of the rows of a database, transaction by transaction, as the server's own file has it: the witness that
 * misses nothing, however short it was.
 */
public record History(Path file) {
    private static final Pattern DATE = Pattern.compile("\"_date\":([0-9]+)");
    private static final Pattern ROW =
            Pattern.compile("\"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\":(\\{[^}]*\\}|null)");

    /**
     * A row that was inserted, changed or deleted.
     *
     * @param row its uuid
     * @param cells the new values, as JSON; "null" when the row was deleted
     */
    public record Change(Instant time, String row, String cells) {}

    public static History of(Hypervisor hypervisor) {
        return new History(hypervisor.directory().file("ovsdb-server.db"));
    }

    /** That of the southbound database. */
    public static History of(Central central) {
        return new History(central.directory().file("ovnsb_db.db"));
    }

    /** A point in the history, for {@link #since}. */
    public long now() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new SandboxFailure("cannot tell the size of " + file, e);
        }
    }

    /** What changed after {@code then}. */
    public List<Change> since(long then) {
        List<Change> changes = new ArrayList<>();
        for (String line : textFrom(then).lines().toList()) {
            Matcher date = DATE.matcher(line);
            if (date.find()) {
                Instant time = Instant.ofEpochMilli(Long.parseLong(date.group(1)));
                ROW.matcher(line)
                        .results()
                        .forEach(found -> changes.add(new Change(time, found.group(1), found.group(2))));
            }
        }
        return changes;
    }

    private String textFrom(long start) {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(opened.length() - start)];
            opened.seek(start);
            opened.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SandboxFailure("cannot read " + file, e);
        }
    }
}
