package io.ovnchassis.ovsdb.session;

import java.nio.file.Path;

/** Where a database server listens (ovsdb(7), "Active OVSDB Connection Methods"). */
public sealed interface Remote {
    /** {@code unix:FILE}. */
    record Unix(Path socket) implements Remote {
        @Override
        public String toString() {
            return "unix:" + socket;
        }
    }

    /** {@code tcp:HOST:PORT}; an IPv6 address stands in brackets. */
    record Tcp(String host, int port) implements Remote {
        @Override
        public String toString() {
            return "tcp:" + place(host, port);
        }
    }

    /** {@code ssl:HOST:PORT}, likewise: TLS over TCP. */
    record Ssl(String host, int port) implements Remote {
        @Override
        public String toString() {
            return "ssl:" + place(host, port);
        }
    }

    private static String place(String host, int port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
