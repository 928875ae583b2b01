package io.ovnchassis.controller.vlog;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The way to syslog: one of {@link SyslogMethod}, and a host beside it if there is one. Confined to the appender. */
public final class Syslog {
    private static final Path DEV_LOG = Path.of("/dev/log");

    /** Longer ones do not fit into a datagram, whatever the kernel is told. */
    private static final int MAX_BYTES = 65_000;

    private static final LogTime LIBC_TIME = LogTime.local("%h %e %T");

    /** What RFC 5424 wants, with the mark that says that the message is UTF-8. */
    private static final Layout RFC5424 = LogPattern.parse("<%B>1 %D{%Y-%m-%dT%H:%M:%S.###Z} %E %A %P %c - \ufeff%m");

    private final SyslogMethod method;
    private final Datagrams local;
    private final Optional<Datagrams> host;

    private Syslog(SyslogMethod method, Datagrams local, Optional<Datagrams> host) {
        this.method = method;
        this.local = local;
        this.host = host;
    }

    /** Nothing is delivered. */
    static Syslog none() {
        return new Syslog(new SyslogMethod.Null(), _ -> {}, Optional.empty());
    }

    /**
     * Gets ready to deliver.
     *
     * @param unix makes the way to a socket of the file system, which the JDK has not
     * @throws IOException where there is no way to the host that {@code method} names; says so
     */
    public static Syslog open(SyslogMethod method, Function<Path, Datagrams> unix) throws IOException {
        Datagrams local = switch (method) {
            case SyslogMethod.Null() -> _ -> {};
            case SyslogMethod.Libc() -> unix.apply(DEV_LOG);
            case SyslogMethod.Unix(Path socket) -> unix.apply(socket);
            case SyslogMethod.Udp(InetSocketAddress address) -> UdpDatagrams.to(address);
        };
        return new Syslog(method, local, Optional.empty());
    }

    /**
     * The same, and to that host besides, in the format of RFC 5424.
     *
     * @throws IOException where there is no way there; says so
     */
    public Syslog and(InetSocketAddress target) throws IOException {
        return new Syslog(method, local, Optional.of(UdpDatagrams.to(target)));
    }

    /** Whether anything that is sent goes anywhere. */
    boolean delivers() {
        return !(method instanceof SyslogMethod.Null) || host.isPresent();
    }

    /** The pattern of what is put in front of a line, as {@code vlog/list-pattern} shows it. */
    String prefix() {
        return switch (method) {
            case SyslogMethod.Null() -> "";
            case SyslogMethod.Libc() -> "<%B> %D{%h %e %T} %E %A:";
            case SyslogMethod.Unix _, SyslogMethod.Udp _ -> "<%B>";
        };
    }

    /** @param text the record in the format for syslog; where it has several lines, each is a message */
    void send(LogRecord log, LogOrigin origin, String text) {
        text.lines().filter(line -> !line.isEmpty()).forEach(line -> local.send(bytes(framed(log, origin, line))));
        host.ifPresent(way -> {
            StringBuilder message = new StringBuilder();
            RFC5424.print(log, origin, message);
            way.send(bytes(message.toString()));
        });
    }

    private String framed(LogRecord log, LogOrigin origin, String line) {
        StringBuilder message = new StringBuilder();
        message.append('<')
                .append(origin.facility().orElse(Facility.DAEMON).priority(log.severity()))
                .append('>');
        if (method instanceof SyslogMethod.Libc) {
            LIBC_TIME.print(log.time(), message);
            message.append(' ').append(origin.program()).append(": ");
        }
        return message.append(line).toString();
    }

    private static byte[] bytes(String message) {
        byte[] all = message.getBytes(StandardCharsets.UTF_8);
        return all.length <= MAX_BYTES ? all : Arrays.copyOf(all, MAX_BYTES);
    }
}
