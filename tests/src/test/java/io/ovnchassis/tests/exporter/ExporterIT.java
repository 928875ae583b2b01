package io.ovnchassis.tests.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.Tool;
import io.ovnchassis.tests.harness.DaemonLog;
import io.ovnchassis.tests.harness.Deployment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP endpoint of a daemon that plugs ports. */
class ExporterIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    /** Debian's python3-prometheus-client: the parser of the Prometheus project. */
    private static final String PARSER = """
            import sys
            from prometheus_client.parser import text_string_to_metric_families
            for family in text_string_to_metric_families(open(sys.argv[1]).read()):
                for sample in family.samples:
                    print(family.type, sample.name, sorted(sample.labels.items()), sample.value)
            """;

    private static final Pattern SERVING =
            Pattern.compile("serving metrics and the status page on /(127\\.0\\.0\\.1:\\d+)");

    @TempDir
    Path folder;

    private final Hypervisor hv1 = deployment.hypervisor("hv1");
    private final HttpClient client = HttpClient.newHttpClient();
    private final Controller controller = hv1.startController(Deployment.launcher(), "--metrics-listen=:0");
    private String address = "";

    @BeforeEach
    void plugAPort() {
        deployment.central().nbctl("--may-exist", "ls-add", "sw0");
        deployment.central().nbctl("lsp-add", "sw0", "watched");
        deployment.central().nbctl("lsp-set-options", "watched", "requested-chassis=hv1", "vif-plug-type=dummy");
        address = Await.until("the address", this::servedAddress, found -> !found.isEmpty());
        Await.until("the port to be up", () -> get("/metrics"), text -> text.contains("vif_plug_ports_up 1.0"));
    }

    /** That of the latest start, which is not that of the daemon before. */
    private String servedAddress() {
        return DaemonLog.of(controller).lines().reversed().stream()
                .takeWhile(line -> !line.contains("starting"))
                .map(SERVING::matcher)
                .filter(Matcher::find)
                .map(serving -> serving.group(1))
                .findFirst()
                .orElse("");
    }

    @AfterEach
    void stop() {
        client.close();
        appctl("exit");
        Await.until("the end of the daemon", () -> !controller.process().isAlive());
        deployment.central().nbctl("ls-del", "sw0");
    }

    @Test
    void prometheusReadsWhatThereIsToMeasure() throws IOException {
        String samples = parse(get("/metrics"));

        assertThat(samples.lines())
                .contains(
                        "gauge ovn_controller_southbound_database_connected [] 1.0",
                        "gauge ovn_controller_encap_type [('type', 'geneve')] 1.0",
                        "gauge ovn_controller_vif_plug_ports_up [] 1.0",
                        "histogram ovn_controller_port_up_seconds_count [] 1.0")
                .anyMatch(line ->
                        line.startsWith("counter ovn_controller_engine_compute_total [('node', 'runtime_data')]"));
        assertThat(parse(appctl("metrics/show"))).contains("ovn_controller_southbound_database_connected");
    }

    @Test
    void aDaemonIsReadyUntilADatabaseIsGone() {
        assertThat(get("/readyz")).isEqualTo("ok\n");

        deployment.central().southbound().kill();

        Await.until("the loss to show", () -> get("/readyz"), "database OVN_Southbound is not connected\n"::equals);
        assertThat(get("/livez")).isEqualTo("ok\n");
        deployment.central().southbound().start();
        Await.until("the daemon to be ready again", () -> get("/readyz"), "ok\n"::equals);
    }

    @Test
    void thePageShowsThePortAndTheGraph() {
        assertThat(get("/")).contains("<h1>hv1</h1>", "<td>watched</td>", "<td>up</td>", ">runtime_data</text>");
    }

    private String parse(String metrics) throws IOException {
        Path file = Files.writeString(folder.resolve("metrics"), metrics);
        // Debian's own Python has Debian's packages, whichever comes first in the PATH.
        return new Tool("sh", Map.of()).run("-c", "exec /usr/bin/python3 -c \"$@\"", "sh", PARSER, file.toString());
    }

    private String get(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://" + address + path)).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the test is being ended", e);
        }
    }

    private String appctl(String command) {
        return hv1.appctl("-t", controller.controlSocket().toString(), command);
    }
}
