package io.ovnchassis.controller.vlog;

import java.util.Set;

/** The layout of each destination. */
record Patterns(Layout console, Layout syslog, Layout file) {
    /** Those that every OVS daemon starts with. */
    static Patterns initial() {
        return new Patterns(
                Layout.parse("%D{%Y-%m-%dT%H:%M:%SZ}|%05N|%c%T|%p|%m"),
                Layout.parse("ovs|%05N|%c%T|%p|%m"),
                Layout.parse("%D{%Y-%m-%dT%H:%M:%S.###Z}|%05N|%c%T|%p|%m"));
    }

    Patterns with(Set<Destination> destinations, Layout layout) {
        return new Patterns(
                destinations.contains(Destination.CONSOLE) ? layout : console,
                destinations.contains(Destination.SYSLOG) ? layout : syslog,
                destinations.contains(Destination.FILE) ? layout : file);
    }

    /** The reply to {@code vlog/list-pattern}. */
    String table(String syslogPrefix) {
        return """
                         prefix                            format
                         ------                            ------
                """ + line(Destination.SYSLOG, syslogPrefix, syslog)
                + line(Destination.CONSOLE, "none", console)
                + line(Destination.FILE, "none", file);
    }

    private static String line(Destination destination, String prefix, Layout layout) {
        return "%-7s  %-32s  %s\n".formatted(destination, prefix, layout.text());
    }
}
