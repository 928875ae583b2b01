package io.ovnchassis.tests.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** docs/metrics.md says of every name that ovn-kubernetes exports whether it is here, and is right. */
class MetricsTableIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z0-9_]+)` \\| (yes|no|when set) \\|", Pattern.MULTILINE);
    private static final int NAMES = 88;

    @Test
    void theTableOfOvnKubernetesNamesIsWhatTheDaemonGives() throws IOException {
        Map<String, String> table = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(Deployment.projectRoot().resolve("docs/metrics.md")));
        while (rows.find()) {
            table.put(rows.group(1), rows.group(2));
        }
        assertThat(table).hasSize(NAMES);

        daemon.awaitChassis();
        deployment
                .hypervisor("hv1")
                .vsctl("--no-wait", "set", "Open_vSwitch", ".", "external_ids:ovn-remote-probe-interval=7000");
        String metrics = Await.until(
                "the probe interval",
                () -> daemon.appctl("metrics/show"),
                text -> text.contains("ovn_controller_remote_probe_interval_seconds"));
        table.forEach((name, here) -> assertThat(Pattern.compile("^ovn_controller_" + name + "[ {]", Pattern.MULTILINE)
                        .matcher(metrics)
                        .find())
                .as(name)
                .isEqualTo(!here.equals("no")));
    }
}
