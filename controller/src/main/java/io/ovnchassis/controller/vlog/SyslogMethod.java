package io.ovnchassis.controller.vlog;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/** How lines get to syslog: an argument of {@code --syslog-method}, understood (ovs-vswitchd(8)). */
public sealed interface SyslogMethod {
    /** The port of syslog over UDP (RFC 5426). */
    int DEFAULT_PORT = 514;

    /** Not at all. */
    record Null() implements SyslogMethod {}

    /**
     * To {@code /dev/log}, each line with what syslog(3) puts in front of it: its time and the program. The function
     * itself is not called, because it waits while the other side is slow; here what cannot be sent is lost.
     */
    record Libc() implements SyslogMethod {}

    /** To this socket of a local syslog server. */
    record Unix(Path socket) implements SyslogMethod {}

    /** To this port of a syslog server. */
    record Udp(InetSocketAddress address) implements SyslogMethod {}

    /** Empty where {@code text} is none of the above. */
    static Optional<SyslogMethod> parse(String text) {
        if (text.startsWith("unix:")) {
            return Optional.of(new Unix(Path.of(text.substring("unix:".length()))));
        }
        if (text.startsWith("udp:")) {
            return address(text.substring("udp:".length()), DEFAULT_PORT).map(Udp::new);
        }
        return switch (text) {
            case "null" -> Optional.of(new Null());
            case "libc" -> Optional.of(new Libc());
            default -> Optional.empty();
        };
    }

    /** An argument of {@code --syslog-target}: a numeric address and a port. */
    static Optional<InetSocketAddress> target(String text) {
        return address(text, 0).filter(address -> address.getPort() != 0);
    }

    /** {@code IP}, {@code IP:PORT}, {@code [IPV6]} or {@code [IPV6]:PORT}. */
    private static Optional<InetSocketAddress> address(String text, int defaultPort) {
        int bracket = text.lastIndexOf(']');
        int colon = text.indexOf(':', Math.max(0, bracket));
        String host = colon < 0 ? text : text.substring(0, colon);
        String port = colon < 0 ? Integer.toString(defaultPort) : text.substring(colon + 1);
        try {
            return Optional.of(
                    new InetSocketAddress(InetAddress.ofLiteral(withoutBrackets(host)), Integer.parseInt(port)));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
