package io.ovnchassis.controller.vlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyslogTest {
    private final LoggerContext context = new LoggerContext("syslog-test");
    private final Vlog vlog = Vlog.in(context, List.of("main"), OutputStream.nullOutputStream());
    private final List<String> sent = new ArrayList<>();
    private final List<Path> sockets = new ArrayList<>();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aSocketGetsThePriorityAndTheLine() throws IOException {
        vlog.logTo(open("unix:/run/log"));
        context.getLogger("main").warn("careful");
        context.getLogger("main").debug("not at this level");

        assertThat(sockets).containsExactly(Path.of("/run/log"));
        assertThat(sent).containsExactly("<28>ovs|00001|main|WARN|careful");
        assertThat(vlog.listPatterns()).contains("SYSLOG   <%B>                              ovs|%05N|%c%T|%p|%m\n");
    }

    @Test
    void libcMeansDevLogAndWhatSyslogPutsInFront() throws IOException {
        vlog.logTo(open("libc"));
        vlog.set("FACILITY:local0");
        context.getLogger("main").info("x");

        assertThat(sockets).containsExactly(Path.of("/dev/log"));
        assertThat(sent)
                .singleElement()
                .asString()
                .matches("<133>[A-Z][a-z]{2} [ 0-9][0-9] [0-9:]{8} ovn-controller: ovs\\|00001\\|main\\|INFO\\|x");
    }

    @Test
    void eachLineOfAPatternIsAMessage() throws IOException {
        vlog.logTo(open("unix:/run/log"));
        vlog.set("PATTERN:syslog:%c%n%m");
        context.getLogger("main").error("x");

        assertThat(sent).containsExactly("<27>main", "<27>x");
    }

    @Test
    void aHostGetsTheFormatOfItsRfc() throws IOException {
        try (DatagramSocket server = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            vlog.logTo(
                    open("null").and(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort())));
            context.getLogger("main").info("größer");

            assertThat(receive(server))
                    .matches("<133>1 [-0-9]{10}T[0-9:.]{12}Z \\S+ ovn-controller "
                            + ProcessHandle.current().pid() + " main - \ufeffgrößer");
        }
    }

    @Test
    void aServerMayBeReachedOverUdp() throws IOException {
        try (DatagramSocket server = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            vlog.logTo(open("udp:127.0.0.1:" + server.getLocalPort()));
            context.getLogger("main").info("x".repeat(66_000));

            assertThat(receive(server))
                    .startsWith("<29>ovs|00001|main|INFO|xxx")
                    .hasSize(65_000);
        }
    }

    @Test
    void nothingIsWrittenWhereNothingIsDelivered() throws IOException {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        try (LoggerContext other = new LoggerContext("syslog-null")) {
            Vlog quiet = Vlog.in(other, List.of("main"), console);
            quiet.logTo(open("null"));
            quiet.set("console:off");

            assertThat(other.getLogger("main").isErrorEnabled()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "syslogd",
                "udp:",
                "udp:host.example",
                "udp:127.0.0.1:x",
                "udp:127.0.0.1:65536",
                "tcp:127.0.0.1"
            })
    void otherMethodsThereAreNot(String text) {
        assertThat(SyslogMethod.parse(text)).isEmpty();
    }

    @Test
    void addressesAreNumericAndThePortOfATargetIsNeeded() {
        assertThat(SyslogMethod.parse("udp:127.0.0.1")).contains(new SyslogMethod.Udp(address("127.0.0.1", 514)));
        assertThat(SyslogMethod.parse("udp:[::1]:99")).contains(new SyslogMethod.Udp(address("::1", 99)));
        assertThat(SyslogMethod.target("127.0.0.1:7")).contains(address("127.0.0.1", 7));
        assertThat(SyslogMethod.target("127.0.0.1")).isEmpty();
    }

    private static InetSocketAddress address(String literal, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
    }

    private Syslog open(String method) throws IOException {
        return Syslog.open(SyslogMethod.parse(method).orElseThrow(), path -> {
            sockets.add(path);
            return datagram -> sent.add(new String(datagram, StandardCharsets.UTF_8));
        });
    }

    private static String receive(DatagramSocket server) throws IOException {
        server.setSoTimeout(5000);
        DatagramPacket packet = new DatagramPacket(new byte[70_000], 70_000);
        server.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }
}
