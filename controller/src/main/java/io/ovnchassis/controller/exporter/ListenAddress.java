package io.ovnchassis.controller.exporter;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where to listen: {@code ADDR:PORT}, {@code [ADDR]:PORT} for IPv6, or {@code :PORT} for loopback only. */
public final class ListenAddress {
    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9A-Fa-f:.%\\w]+)]|([^:\\[\\]]*)):(\\d{1,5})");
    private static final int PORT_MAX = 65_535;

    private ListenAddress() {}

    /** The address that {@code text} names; empty when it is not of that form. No name is looked up. */
    public static Optional<InetSocketAddress> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > PORT_MAX) {
            return Optional.empty();
        }
        int port = Integer.parseInt(matcher.group(3));
        String host = Optional.ofNullable(matcher.group(1))
                .orElse(Optional.ofNullable(matcher.group(2)).orElse(""));
        if (host.isEmpty()) {
            return Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
        try {
            return Optional.of(new InetSocketAddress(InetAddress.ofLiteral(host), port));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
