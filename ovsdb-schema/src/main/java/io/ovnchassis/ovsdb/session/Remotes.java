package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.wire.Quotation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of remotes as a person writes it, as in {@code external_ids:ovn-remote}.
 *
 * @param remotes those that can be used
 * @param problems one sentence for each that cannot, with the beginning of its text and what to write instead
 */
public record Remotes(List<Remote> remotes, List<String> problems) {
    /** A comma separates only before the next method, for a path may contain one (ovsdb-session.c does the same). */
    private static final Pattern SEPARATOR = Pattern.compile(",(?=[ \t]*[a-z]+:)");

    private static final Pattern INTERNET =
            Pattern.compile("(tcp|ssl):(?:\\[([^\\]]+)]|([^:\\[\\]]+))(?::([0-9]{1,5}))?");

    /** The port that IANA gave to OVSDB, meant where none is written. */
    private static final int DEFAULT_PORT = 6640;

    private static final int PORT_MAX = 65535;

    public Remotes {
        remotes = List.copyOf(remotes);
        problems = List.copyOf(problems);
    }

    /** Parses a comma-separated list. What is wrong with an element does not keep the others from being used. */
    public static Remotes parse(String text) {
        List<Remote> remotes = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String element : SEPARATOR.split(text, -1)) {
            parseOne(element.strip(), remotes, problems);
        }
        return new Remotes(remotes, problems);
    }

    private static void parseOne(String text, List<Remote> remotes, List<String> problems) {
        if (text.isEmpty()) {
            return;
        }
        if (text.startsWith("unix:")) {
            parseUnix(text, remotes, problems);
        } else if (text.startsWith("tcp:") || text.startsWith("ssl:")) {
            parseInternet(text, remotes, problems);
        } else {
            problems.add(named(text) + "unknown method; use ssl:HOST:PORT, tcp:HOST:PORT or unix:FILE");
        }
    }

    private static String named(String text) {
        return "remote \"" + Quotation.of(text) + "\": ";
    }

    private static void parseUnix(String text, List<Remote> remotes, List<String> problems) {
        String file = text.substring("unix:".length());
        if (file.isEmpty() || file.indexOf('\0') >= 0) {
            problems.add(named(text) + "no file is named; use unix:FILE");
            return;
        }
        try {
            remotes.add(new Remote.Unix(Path.of(file)));
        } catch (InvalidPathException unmappable) {
            problems.add(named(text)
                    + "no file can have that name in this locale; use unix:FILE, or run in a locale of UTF-8");
        }
    }

    private static void parseInternet(String text, List<Remote> remotes, List<String> problems) {
        Matcher matcher = INTERNET.matcher(text);
        if (!matcher.matches()) {
            problems.add(named(text) + "use " + text.substring(0, "tcp:".length())
                    + "HOST:PORT, with an IPv6 address in brackets");
            return;
        }
        int port = matcher.group(4) == null ? DEFAULT_PORT : Integer.parseInt(matcher.group(4));
        if (port < 1 || port > PORT_MAX) {
            problems.add(named(text) + "a port is 1 to " + PORT_MAX);
            return;
        }
        String host = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        remotes.add(matcher.group(1).equals("ssl") ? new Remote.Ssl(host, port) : new Remote.Tcp(host, port));
    }
}
