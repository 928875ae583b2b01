package io.ovnchassis.tests.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Tool;
import io.ovnchassis.tests.harness.Deployment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What {@code tests/packages/install-and-remove} prints, step by step. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DebianPackageIT {
    private static final Path ROOT = Deployment.projectRoot();
    private static final String OURS = "ovn-controller 26.03.90";

    /** Each step has limits of its own; to install rehearses the daemon and caches its classes, which may take minutes. */
    private static final Duration NEVER_ENDS = Duration.ofMinutes(10);

    private final Map<String, List<String>> steps = new LinkedHashMap<>();

    @BeforeAll
    void installAndRemove() {
        String output = new Tool("bash", Map.of(), NEVER_ENDS)
                .run(
                        "-c",
                        "exec \"$@\" 2>&1",
                        "bash",
                        ROOT.resolve("tests/packages/install-and-remove").toString(),
                        ROOT.resolve("packaging/target/ovn-chassis.deb").toString());
        List<String> lines = new ArrayList<>();
        steps.put("before", lines);
        for (String line : output.lines().toList()) {
            if (line.startsWith("== ")) {
                lines = new ArrayList<>();
                steps.put(line.substring(3), lines);
            } else {
                lines.add(line);
            }
        }
    }

    @Test
    void takesThePlaceOfOvnControllerAndKeepsItForLater() {
        assertThat(step("before")).singleElement().asString().startsWith("before: ovn-controller ");
        assertThat(step("install"))
                .contains("installed: " + OURS, "classes.aot", "the unit is sound")
                .contains(step("before").getFirst().replace("before: ovn-controller", "ovn-controller.ovn-host"));
    }

    @Test
    void ovnCtlOfDebianStartsRestartsAndStopsIt() {
        assertThat(step("start"))
                .startsWith("Starting ovn-controller.")
                .contains(OURS, "java", "metrics are served")
                .anyMatch(line -> line.startsWith("ovn-controller is running with pid "));
        assertThat(step("restart"))
                .contains("Starting ovn-controller.", "another process serves")
                .anyMatch(line -> line.startsWith("Exiting ovn-controller ("));
        assertThat(step("stop"))
                .contains("ovn-controller is not running")
                .anyMatch(line -> line.startsWith("Exiting ovn-controller ("));
    }

    @Test
    void goesWithoutATraceAndLeavesTheChassisToTheNext() {
        assertThat(step("remove"))
                .contains("the chassis is left for whoever takes over", "the daemon is gone")
                .contains(step("before").getFirst().replace("before:", "removed:"));
        assertThat(step("purge")).contains("nothing is left");
    }

    private List<String> step(String name) {
        return steps.getOrDefault(name, List.of());
    }
}
