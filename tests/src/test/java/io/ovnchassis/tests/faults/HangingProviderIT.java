package io.ovnchassis.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.plugins.ProviderJar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A provider that never answers delays nothing but its own ports. */
class HangingProviderIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    private static final int COUNT = 200;

    @TempDir
    Path folder;

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");

    @Test
    void twoHundredPortsOfAnotherProviderArePluggedMeanwhile() throws IOException {
        ProviderJar.naming("stuck", "vendor.Hang.forever()")
                .source("vendor.Hang", """
                        package vendor;
                        class Hang {
                            static String forever() {
                                while (true) {
                                    try {
                                        Thread.sleep(Long.MAX_VALUE);
                                    } catch (InterruptedException ignored) {
                                        // It was told to give up, and does not.
                                    }
                                }
                            }
                        }
                        """)
                .writeTo(folder.resolve("stuck.jar"));
        RunningDaemon daemon = RunningDaemon.on(hv1, "--vif-plug-dir=" + folder);

        Duration alone = plug("alone");
        requestStuck();
        Await.until(
                "the stuck provider to be given up",
                () -> daemon.explain("stuck-0"),
                text -> text.startsWith("stuck-0: failed at answer") && text.contains("no answer within 2000 ms"));
        Duration beside = plug("beside");

        System.out.printf(
                "HangingProviderIT: %d ports were plugged and up in %d ms alone, in %d ms beside a provider that hangs%n",
                COUNT, alone.toMillis(), beside.toMillis());
        assertThat(daemon.explain("stuck-0"))
                .startsWith("stuck-0: ")
                .contains("at answer")
                .contains("hint: provider stuck");
        String providers = daemon.appctl("provider/list", "--format", "json");
        assertThat(providers).contains("\"type\":\"stuck\"", "\"type\":\"dummy\"");
        assertThat(providers.substring(providers.indexOf("\"type\":\"dummy\"")))
                .as("calls of the other provider")
                .containsPattern("^\"type\":\"dummy\",[^}]*\"health\":\"ok\",\"calls\":\\d+,\"failures\":0,");
        daemon.kill();
    }

    private Duration plug(String logicalSwitch) {
        RequestedPorts ports = RequestedPorts.of(central, hv1, logicalSwitch, COUNT);
        long start = System.nanoTime();
        ports.request();
        ports.awaitUp();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void requestStuck() {
        central.nbctl("ls-add", "stuck");
        for (int i = 0; i < 5; i++) {
            central.nbctl("lsp-add", "stuck", "stuck-" + i);
            central.nbctl("lsp-set-options", "stuck-" + i, "requested-chassis=hv1", "vif-plug-type=stuck");
        }
    }
}
