package io.ovnchassis.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.DaemonLog;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.plugins.ProviderJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A provider learns how each of its decisions ended, and the device under a port may change. */
class ProviderIsToldIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    /** Writes down how it is called; plugs under the name that the logical port's option {@code name} has. */
    private static final String RECORDER = """
            package vendor;
            import io.ovnchassis.vifplug.*;
            import java.nio.file.*;
            import java.util.*;
            public class Entry implements VifPlugPlugin, VifPlugProviderFactory, VifPlugProvider {
                public List<VifPlugProviderFactory> factories() { return List.of(this); }
                public String type() { return "recorder"; }
                public VifPlugProvider create() { return this; }
                public Set<String> maintainedInterfaceOptions() { return Set.of("device"); }
                public PlugDecision prepare(PlugRequest request) {
                    write("prepare", request);
                    String name = request.options().getOrDefault("vif-plug:recorder:name", request.logicalPort());
                    String device = request.options().getOrDefault("vif-plug:recorder:device", "0");
                    return new PlugDecision.Plug(name, Optional.of("internal"), Map.of("device", device));
                }
                public void committed(PlugRequest request, PlugDecision.Plug decision) { write("committed", request); }
                public void aborted(PlugRequest request, PlugDecision.Plug decision) { write("aborted", request); }
                private static void write(String call, PlugRequest request) {
                    try {
                        Files.writeString(Path.of("CALLS"), call + " " + request.logicalPort() + "\\n",
                                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");
    private Path calls;
    private Rival rival;
    private RunningDaemon daemon;

    @BeforeEach
    void start() throws IOException {
        calls = folder.resolve("calls");
        ProviderJar.naming("recorder", "port")
                .source("vendor.Entry", RECORDER.replace("CALLS", calls.toString()))
                .writeTo(Files.createDirectory(folder.resolve("jars")).resolve("recorder.jar"));
        rival = Rival.connect(hv1.database());
        daemon = RunningDaemon.on(hv1, "--vif-plug-dir=" + folder.resolve("jars"));
        central.nbctl("--may-exist", "ls-add", "sw0");
    }

    @AfterEach
    void stop() throws IOException {
        hv1.database().resume();
        daemon.kill();
        rival.close();
        central.nbctl("ls-del", "sw0");
    }

    @Test
    void ofATransactionThatFailedAndThenOfOneThatDidNot() throws IOException {
        DaemonLog log = daemon.log();
        hv1.vsctl("add-br", "br-rival");
        // What the test before left behind is being removed, and there is one transaction at a time.
        Rest.await(daemon, central);

        hv1.database().pause();
        request("told");
        Await.until(
                "the transaction to be on its way",
                () -> !log.linesWith("|Plugging port told").isEmpty());
        assertThat(daemon.explain("told")).startsWith("told: waiting at transaction");
        rival.addPort("br-rival", "told");
        hv1.database().resume();
        Await.until("the provider to be told", this::callsOfTold, told -> told.contains("aborted told"));
        assertThat(log.linesWith("transaction error")).isNotEmpty();
        Await.until(
                "the name to be seen as taken",
                () -> daemon.explain("told"),
                text -> text.startsWith("told: failed at name") && text.contains("hint: "));

        hv1.vsctl("del-br", "br-rival");

        awaitUp("told");
        // A port that is as it should be is asked about again when anything changes, and committed at once.
        assertThat(String.join(" ", callsOfTold()))
                .as("each decision has one end")
                .matches("(prepare told aborted told ?)+(prepare told committed told ?)+");
        assertThat(daemon.explain("told")).startsWith("told: up ");
    }

    @Test
    void aDeviceThatChangesInPlaceIsFollowed() {
        request("changed");
        awaitUp("changed");
        String row = find("_uuid", "changed");

        central.nbctl("set", "Logical_Switch_Port", "changed", "options:vif-plug\\:recorder\\:device=5");
        Await.until("the other device", () -> find("options", "changed"), "device=5"::equals);
        assertThat(find("_uuid", "changed")).as("the interface").isEqualTo(row);

        central.nbctl("set", "Logical_Switch_Port", "changed", "options:vif-plug\\:recorder\\:name=vf7");
        Await.until("the other name", () -> find("name", "changed"), "vf7"::equals);
        awaitUp("changed");
        assertThat(hv1.vsctl("list-ports", "br-int").lines()).contains("vf7").doesNotContain("changed");
        assertThat(daemon.explain("changed")).startsWith("changed: up ");
    }

    private void request(String port) {
        central.nbctl(
                "lsp-add",
                "sw0",
                port,
                "--",
                "lsp-set-options",
                port,
                "requested-chassis=hv1",
                "vif-plug-type=recorder");
    }

    private List<String> callsOfTold() {
        try {
            return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
        } catch (IOException e) {
            throw new AssertionError("cannot read " + calls, e);
        }
    }

    private void awaitUp(String port) {
        Await.until(port + " to be up", () -> up(port), "true"::equals);
        Await.until(port + " to be explained", () -> daemon.explain(port), text -> text.startsWith(port + ": up"));
    }

    private String up(String port) {
        return central.sbctl("--bare", "--columns=up", "find", "Port_Binding", "logical_port=" + port);
    }

    private String find(String column, String port) {
        return hv1.vsctl("--bare", "--columns=" + column, "find", "Interface", "external_ids:iface-id=" + port);
    }
}
