package io.ovnchassis.tests.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.DaemonLog;
import io.ovnchassis.tests.harness.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The daemon as its operators run it, connected to the Southbound database over TLS. */
class DaemonOverTlsIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");

    @TempDir
    Path folder;

    private Authority authority;
    private Authority foreign;
    private Optional<TlsFront> front = Optional.empty();
    private Optional<Controller> daemon = Optional.empty();

    /** How many lines the daemons of the tests before have left in the log. */
    private int linesBefore;

    @BeforeEach
    void makeCertificates() {
        authority = Authority.in(folder.resolve("own"))
                .issue("server")
                .issue("hv1")
                .issue("second")
                .issue("third");
        foreign = Authority.in(folder.resolve("foreign")).issue("server");
    }

    @AfterEach
    void stop() {
        daemon.ifPresent(Controller::kill);
        front.ifPresent(TlsFront::close);
        hv1.vsctl("--no-wait", "del-ssl");
        hv1.vsctl(
                "--no-wait",
                "set",
                "Open_vSwitch",
                ".",
                "external_ids:ovn-remote=\"" + central.southbound().remote() + "\"");
    }

    private void serve(Authority issuer, String name) throws IOException {
        TlsFront started = TlsFront.start(
                central.southbound(), issuer, name, authority, Files.createDirectories(folder.resolve("front")));
        front = Optional.of(started);
        hv1.vsctl("--no-wait", "set", "Open_vSwitch", ".", "external_ids:ovn-remote=\"" + started.remote() + "\"");
    }

    private void startDaemon(String... options) {
        Controller started = hv1.startController(Deployment.launcher(), options);
        List<String> lines = DaemonLog.of(started).lines();
        linesBefore = IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).endsWith(" starting"))
                .max()
                .orElse(0);
        daemon = Optional.of(started);
    }

    private void startDaemon(Path trusted) {
        startDaemon(
                "--private-key=" + authority.key("hv1"),
                "--certificate=" + authority.certificate("hv1"),
                "--ca-cert=" + trusted);
    }

    private String appctl(String command) {
        return hv1.appctl("-t", daemon.orElseThrow().controlSocket().toString(), command);
    }

    private List<String> log() {
        List<String> lines = DaemonLog.of(daemon.orElseThrow()).lines();
        return lines.subList(linesBefore, lines.size());
    }

    private List<String> warnings() {
        return log().stream()
                .filter(line -> line.contains("|WARN|") || line.contains("|ERR|"))
                .filter(line -> !line.endsWith("(database needs upgrade?)"))
                .toList();
    }

    private long logged(String text) {
        return log().stream().filter(line -> line.contains(text)).count();
    }

    private void awaitConnected() {
        Await.until("a connection", () -> appctl("connection-status"), "connected"::equals);
    }

    private void awaitLine(String text) {
        Await.until("a line '" + text + "'", this::log, lines -> lines.stream().anyMatch(line -> line.contains(text)));
    }

    private void requestPorts(String name, int count) {
        List<String> command = new ArrayList<>(List.of("ls-add", name));
        for (int i = 0; i < count; i++) {
            command.addAll(List.of("--", "lsp-add", name, name + "-" + i, "--", "lsp-set-options", name + "-" + i));
            command.addAll(List.of("requested-chassis=hv1", "vif-plug-type=dummy"));
        }
        central.nbctl(command.toArray(String[]::new));
    }

    private void awaitUp(int count) {
        Await.until(
                count + " ports to be up",
                () -> central.sbctl("--bare", "--columns=logical_port", "find", "Port_Binding", "up=true")
                        .lines()
                        .filter(line -> !line.isEmpty())
                        .count(),
                up -> up == count);
    }

    private void removePorts(String... names) {
        for (String name : names) {
            central.nbctl("ls-del", name);
        }
        awaitUp(0);
    }

    @Test
    void aPortIsPluggedOverTlsAndTheKeysInUseAreShown() throws IOException {
        serve(authority, "server");
        startDaemon(authority.own());
        awaitConnected();

        requestPorts("whole", 3);
        awaitUp(3);

        assertThat(appctl("tls/show"))
                .contains("files named by: the command line", "in use: yes", "subject: CN=hv1 id:", "on disk: the same")
                .contains("issuer: CN=OVS switchca CA Certificate", " days left");
        assertThat(central.sbctl("--bare", "--columns=name", "list", "Chassis")).isEqualTo("hv1");
        removePorts("whole");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void keysRotateUnderLoadAndNoUpdateIsLost() throws IOException {
        serve(authority, "server");
        startDaemon(authority.own());
        awaitConnected();

        int rounds = 4;
        for (int round = 0; round < rounds; round++) {
            requestPorts("load" + round, 25);
            authority.rotate("hv1", round % 2 == 0 ? "second" : "third");
            int connections = round + 1;
            requestPorts("more" + round, 25);
            Await.until(
                    "connection " + connections + " with other keys",
                    () -> logged("connecting anew, with other keys or certificates"),
                    count -> count >= connections);
            requestPorts("last" + round, 25);
        }

        awaitUp(rounds * 75);
        central.nbctl("--wait=sb", "sync");
        assertThat(appctl("tls/show")).contains("subject: CN=third id:", "on disk: the same");
        assertThat(appctl("inc-engine/verify")).isEqualTo("incremental and recomputed results are the same");
        for (int round = 0; round < rounds; round++) {
            central.nbctl("ls-del", "load" + round, "--", "ls-del", "more" + round, "--", "ls-del", "last" + round);
        }
        awaitUp(0);
        assertThat(warnings()).allMatch(line -> line.contains("log messages in last"));
    }

    @Test
    void aForeignCaIsRefusedAndSaidUntilTheFileIsRight() throws IOException {
        serve(authority, "server");
        Path trusted = Files.copy(foreign.own(), folder.resolve("trusted.pem"));
        startDaemon(trusted);

        awaitLine("is of a foreign CA (CN=OVS switchca CA Certificate");
        assertThat(appctl("connection-status")).isEqualTo("not connected");

        Authority.replace(trusted, authority.own());
        awaitConnected();
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void theSslTableWinsOverTheCommandLine() throws IOException {
        serve(authority, "server");
        startDaemon(foreign.own());
        awaitLine("is of a foreign CA");

        hv1.vsctl(
                "--no-wait",
                "set-ssl",
                authority.key("second").toString(),
                authority.certificate("second").toString(),
                authority.own().toString());
        awaitConnected();
        assertThat(appctl("tls/show")).contains("files named by: the SSL table", "subject: CN=second id:");

        hv1.vsctl("--no-wait", "del-ssl");
        Await.until(
                "the command line to count again",
                () -> appctl("tls/show"),
                text -> text.contains("files named by: the command line"));
    }

    @Test
    void theCaIsBootstrappedAndThenEnforced() throws IOException {
        serve(authority, "server");
        Path trusted = folder.resolve("bootstrapped.pem");
        startDaemon(
                "-p",
                authority.key("hv1").toString(),
                "-c",
                authority.certificate("hv1").toString(),
                "--bootstrap-ca-cert=" + trusted);
        awaitConnected();
        assertThat(Files.readString(authority.own()))
                .contains(Files.readString(trusted).strip());
        assertThat(warnings()).isEmpty();

        front.orElseThrow().close();
        front = Optional.empty();
        serve(foreign, "server");

        awaitLine("is of a foreign CA");
        assertThat(appctl("connection-status")).isEqualTo("not connected");
    }

    @Test
    void anExpiredCertificateIsExplainedOnWhicheverSide() throws IOException {
        authority.issueExpired("old");
        serve(authority, "old");
        startDaemon(authority.own());
        awaitLine("expired on 2020-02-01T00:00:00Z");
        front.orElseThrow().close();
        front = Optional.empty();

        serve(authority, "server");
        awaitConnected();
        authority.rotate("hv1", "old");

        awaitLine("the server refuses our certificate " + authority.certificate("hv1"));
        assertThat(appctl("tls/show")).contains("2020-01-01T00:00:00Z to 2020-02-01T00:00:00Z, expired ");
    }
}
