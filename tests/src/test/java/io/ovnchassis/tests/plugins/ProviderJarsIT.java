package io.ovnchassis.tests.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.Tool;
import io.ovnchassis.tests.harness.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Jars of providers in the folder of a daemon: what works plugs ports, and what does not is one line in the log. */
class ProviderJarsIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @TempDir
    Path temporary;

    private final Hypervisor hv1 = deployment.hypervisor("hv1");
    private Path folder = Path.of("/");
    private Controller controller = new Controller(hv1.vswitchd().process(), hv1.directory());
    private int logStart;

    @BeforeEach
    void start() throws IOException {
        folder = Files.createDirectory(temporary.resolve("vif-plug.d"));
        deployment.central().nbctl("--may-exist", "ls-add", "sw0");
    }

    @AfterEach
    void stop() {
        hv1.appctl("-t", controller.controlSocket().toString(), "exit");
        Await.until("the end of the daemon", () -> !controller.process().isAlive());
        deployment.central().nbctl("--if-exists", "ls-del", "sw0");
    }

    @Test
    void theExampleForVendorsPlugsAPort() throws IOException {
        ProviderJar.example(Deployment.projectRoot().resolve("vif-plug-api/example"))
                .writeTo(folder.resolve("slot-vif-plug-1.0.jar"));
        startController();

        request("ex1", "slot", "vif-plug:slot:number=7");

        awaitPlugged("ex1", "slot7");
        assertThat(hv1.vsctl("get", "Interface", "slot7", "options")).isEqualTo("{slot-number=\"7\"}");
        assertThat(log()).containsOnlyOnce("slot-vif-plug-1.0.jar: added, with a provider of type slot");
    }

    @Test
    void conflictingVersionsOfALibraryRunSideBySide() throws IOException {
        write("one", 1);
        write("two", 2);
        startController();

        request("side1", "one");
        request("side2", "two");

        awaitPlugged("side1", "one-v1");
        awaitPlugged("side2", "two-v2");
    }

    /** A folder with the jar of a provider, and that of the library that it needs in this version. */
    private void write(String type, int version) throws IOException {
        Path plugin = Files.createDirectory(folder.resolve(type));
        String method = "version" + version;
        Path library = ProviderJar.library()
                .source(
                        "lib.Library",
                        "package lib; public class Library { public static int %s() { return %d; } }"
                                .formatted(method, version))
                .writeTo(plugin.resolve("library.jar"));
        ProviderJar.naming(type, "\"" + type + "-v\" + lib.Library." + method + "()")
                .with(library)
                .writeTo(plugin.resolve("provider.jar"));
    }

    @Test
    void whatIsWrongWithAJarIsOneLineAndTheOthersGoOn() throws IOException {
        ProviderJar.naming("a", "port").manifest("no attribute\n").writeTo(folder.resolve("a-manifest.jar"));
        ProviderJar.naming("b", "port")
                .manifest("Vif-Plug-Api-Version: 7.0\n")
                .writeTo(folder.resolve("b-version.jar"));
        ProviderJar.naming("c", "port").source("vendor.Entry", """
                package vendor;
                public class Entry implements io.ovnchassis.vifplug.VifPlugPlugin {
                    static { System.exit(3); }
                    public java.util.List<io.ovnchassis.vifplug.VifPlugProviderFactory> factories() {
                        return java.util.List.of();
                    }
                }
                """).writeTo(folder.resolve("c-exit.jar"));
        Files.writeString(folder.resolve("d-zip.jar"), "no zip");
        ProviderJar.library().writeTo(folder.resolve("e-entry.jar"));
        ProviderJar.naming("dummy", "port").writeTo(folder.resolve("f-dummy.jar"));
        ProviderJar.naming("good", "port").writeTo(folder.resolve("g-good.jar"));
        startController();

        request("good1", "good");

        awaitPlugged("good1", "good1");
        for (String said : List.of(
                "a-manifest.jar: not loaded: its manifest cannot be read",
                "b-version.jar: not loaded: it was made for version 7.0 of the VIF plug API, and this daemon has 1.1",
                "c-exit.jar: not loaded: it failed to load: java.lang.SecurityException",
                "d-zip.jar: not loaded: d-zip.jar cannot be read as a jar",
                "e-entry.jar: not loaded: it has no META-INF/services/",
                "f-dummy.jar: not loaded: its provider of type dummy is one too many: the daemon itself has that type")) {
            assertThat(log()).containsOnlyOnce(said);
        }
    }

    @Test
    void aProviderThatCallsSystemExitFailsForItsPortOnly() throws IOException {
        ProviderJar.naming("quitter", "vendor.Quit.unless(port)")
                .source("vendor.Quit", """
                        package vendor;
                        class Quit {
                            static String unless(String port) {
                                if (!port.equals("stay")) {
                                    Runtime.getRuntime().halt(3);
                                }
                                return port;
                            }
                        }
                        """)
                .writeTo(folder.resolve("quitter.jar"));
        startController();

        request("leave", "quitter");
        Await.until("a line about it", this::log, log -> log.contains("a VIF plug provider may not end the daemon"));
        request("stay", "quitter");

        awaitPlugged("stay", "stay");
    }

    @Test
    void reloadingAddsReplacesAndRemoves() throws IOException {
        ProviderJar.naming("r", "\"old-\" + port").writeTo(folder.resolve("r.jar"));
        startController();
        request("rl1", "r");
        awaitPlugged("rl1", "old-rl1");

        ProviderJar.naming("s", "port").writeTo(folder.resolve("s.jar"));
        assertThat(reload())
                .isEqualTo("r.jar: unchanged, with a provider of type r\ns.jar: added, with a provider of type s");
        request("sl1", "s");
        awaitPlugged("sl1", "sl1");

        ProviderJar.naming("r", "\"new-\" + port").writeTo(folder.resolve("r.jar"));
        assertThat(reload()).startsWith("r.jar: replaced, with a provider of type r\n");
        request("rl2", "r");
        awaitPlugged("rl2", "new-rl2");

        Files.delete(folder.resolve("s.jar"));
        assertThat(reload()).startsWith("s.jar: removed, with a provider of type s: what it plugged stays plugged\n");
        deployment.central().nbctl("lsp-del", "sl1");
        deployment.central().nbctl("--wait=hv", "sync");
        assertThat(hv1.vsctl("port-to-br", "sl1"))
                .as("nobody is there to unplug it")
                .isEqualTo("br-int");
    }

    @Test
    void sighupReloadsAsWell() throws IOException {
        startController();
        ProviderJar.naming("hup", "port").writeTo(folder.resolve("hup.jar"));

        new Tool("sh", Map.of()).run("-c", "kill -HUP " + controller.process().pid());

        Await.until("the jar to be loaded", this::log, log -> log.contains("hup.jar: added"));
        request("hup1", "hup");
        awaitPlugged("hup1", "hup1");
    }

    private void startController() throws IOException {
        logStart = Files.exists(logFile()) ? (int) Files.size(logFile()) : 0;
        controller = hv1.startController(Deployment.launcher(), "--vif-plug-dir=" + folder);
    }

    private String reload() {
        return hv1.appctl("-t", controller.controlSocket().toString(), "vif-plug/reload");
    }

    private void request(String port, String type, String... options) {
        deployment.central().nbctl("lsp-add", "sw0", port);
        Stream<String> command = Stream.of("lsp-set-options", port, "requested-chassis=hv1", "vif-plug-type=" + type);
        deployment.central().nbctl(Stream.concat(command, Stream.of(options)).toArray(String[]::new));
    }

    private void awaitPlugged(String port, String interfaceName) {
        Await.until(
                port + " to be up",
                () -> deployment
                        .central()
                        .sbctl("--bare", "--columns=up", "find", "Port_Binding", "logical_port=" + port),
                "true"::equals);
        assertThat(hv1.vsctl("--bare", "--columns=name", "find", "Interface", "external_ids:iface-id=" + port))
                .isEqualTo(interfaceName);
    }

    private Path logFile() {
        return hv1.directory().file("ovn-controller.log");
    }

    /** What this test's daemon has logged. */
    private String log() {
        try {
            byte[] all = Files.readAllBytes(logFile());
            return new String(all, logStart, all.length - logStart, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
