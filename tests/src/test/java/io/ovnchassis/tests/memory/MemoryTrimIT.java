package io.ovnchassis.tests.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.Tool;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.LogicalSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database that changes all the time without growing. What it was once is garbage, and must not pile up. */
class MemoryTrimIT {
    private static final int PORTS = 1000;

    /** Of so many bytes is what changes of each port: all of them together are 2 MB, and all rounds 200 MB. */
    private static final int TEXT_BYTES = 2000;

    private static final int ROUNDS = 100;
    private static final int MEGABYTE = 1 << 20;
    private static final int REPLACED_MB = ROUNDS * PORTS * TEXT_BYTES / MEGABYTE;

    /** What is in use is 20 MB: twice that is kept, and it may grow by 32 MB, and by a round before the next look. */
    private static final int HEAP_MAX = 100;

    /** The same, with a quarter to grow. */
    private static final int HEAP_MAX_AT_REST = 60;

    private static final Pattern HEAP = Pattern.compile("jvm_memory_committed_bytes\\{area=\"heap\"} (\\S+)");

    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private final Central central = deployment.central();
    private final LogicalSwitch network = LogicalSwitch.create(central, "s0");
    private final Hypervisor hv1 = deployment.hypervisor("hv1");

    @Test
    void heapStaysSmallWhileRowsAreReplacedAndIsGivenBackWhenNothingHappensAnyMore() {
        hv1.vsctl(
                "set",
                "Open_vSwitch",
                ".",
                "external_ids:ovn-monitor-all=true",
                "external_ids:ovn-trim-timeout-ms=1000");
        daemon.awaitChassis();
        addPorts();

        int most = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            changeAllPorts(round);
            most = Math.max(most, heap());
            assertThat(most).as("MB of heap after %d rounds", round).isLessThan(HEAP_MAX);
        }

        int rest = Await.until("a small heap", MemoryTrimIT::heap, megabytes -> megabytes < HEAP_MAX_AT_REST);
        System.out.printf("%d MB were replaced: %d MB of heap at most, %d MB at rest%n", REPLACED_MB, most, rest);
    }

    private void addPorts() {
        List<String> command = new ArrayList<>();
        for (int port = 0; port < PORTS; port++) {
            command.addAll(List.of("lsp-add", network.name(), "p" + port, "--"));
        }
        central.nbctl(command.toArray(String[]::new));
    }

    private void changeAllPorts(int round) {
        String text = (round + "-").repeat(TEXT_BYTES).substring(0, TEXT_BYTES);
        new Tool("ovsdb-client", Map.of()).run("transact", central.northbound().remote(), """
                        ["OVN_Northbound", {"op":"update","table":"Logical_Switch_Port","where":[],
                         "row":{"options":["map",[["text","%s"]]]}}]""".formatted(text));
        network.sync();
    }

    /** What the JVM has taken from the system, in megabytes. */
    private static int heap() {
        Matcher heap = HEAP.matcher(daemon.appctl("metrics/show"));
        assertThat(heap.find()).isTrue();
        return (int) (Double.parseDouble(heap.group(1)) / MEGABYTE);
    }
}
