package io.ovnchassis.tests.harness;

import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The log of a daemon, over all of its runs. A line is given without its time and number, as in
 * {@code binding|INFO|Claiming lport lp1 for this chassis.}
 */
public record DaemonLog(Path file) {
    private static final Pattern TIME_AND_NUMBER = Pattern.compile("^[0-9T:.-]+Z\\|[0-9]+\\|");
    private static final Pattern TROUBLE = Pattern.compile("^[^|]+\\|(WARN|ERR|EMER)\\|");

    public static DaemonLog of(Controller daemon) {
        return new DaemonLog(daemon.process().log());
    }

    public List<String> lines() {
        try {
            // Not readAllLines: the daemon may be in the middle of a line, or of a character.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> TIME_AND_NUMBER.matcher(line).replaceFirst(""))
                    .toList();
        } catch (IOException e) {
            throw new SandboxFailure("cannot read " + file, e);
        }
    }

    /** The lines with this text in them. */
    public List<String> linesWith(String text) {
        return lines().stream().filter(line -> line.contains(text)).toList();
    }

    /** The lines that have this name in them as a whole word. */
    public List<String> linesAbout(String name) {
        Pattern word = Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])");
        return lines().stream().filter(line -> word.matcher(line).find()).toList();
    }

    /** Warnings, errors, and lines that are none of the log's, such as those of a JVM. */
    public List<String> troubles() {
        return lines().stream()
                .filter(line -> TROUBLE.matcher(line).find() || line.indexOf('|') < 0)
                .toList();
    }
}
