package io.ovnchassis.tests.representor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.tests.machine.MachineRun;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Virtual functions that netdevsim makes while the daemon runs, in the virtual machine: {@code tests/machine/representor}
 * says step by step what is done there, and waits for each outcome. The machine boots once for all tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepresentorMachineIT {
    private MachineRun run = new MachineRun(Map.of(), "");

    @BeforeAll
    void boot() throws IOException, InterruptedException {
        run = MachineRun.of("representor");
    }

    @Test
    void functionsThatCameAfterTheDaemonArePluggedOnceTheyHaveTheirName() {
        assertThat(steps("enable"))
                .containsSubsequence(
                        "lp1 is plugged",
                        "lp0 waits for its name",
                        "lp0 is plugged",
                        "lp0 works",
                        "lp0 is up",
                        "lp1 is up");
        assertThat(run.part("log"))
                .anyMatch(line -> line.endsWith("Lookup of representor port successful, but we anticipate the netdev name"
                        + " to change, refusing plug/update of lport: lp0 current netdev_name: eth1"))
                .anyMatch(line -> line.endsWith("|INFO|Plugging port pf0vf0 into br-int for lport lp0 on this chassis."));
    }

    @Test
    void theListHasTheUplinkAndBothFunctions() {
        assertThat(run.part("list").stream().map(line -> line.replaceAll(" +", " ")))
                .anyMatch(line -> line.startsWith("netdevsim/netdevsim10/0 physical - - - - eth0 "))
                .anyMatch(line -> line.startsWith("netdevsim/netdevsim10/128 pcivf 0 0 VF 0 ")
                        && line.contains(" pf0vf0 ")
                        && line.endsWith(" event,renamed"))
                .anyMatch(line -> line.startsWith("netdevsim/netdevsim10/129 pcivf 0 0 VF 1 ") && line.endsWith(" event"));
    }

    @Test
    void aRenameOfWhatIsPluggedIsFollowed() {
        assertThat(steps("rename")).containsExactly("lp1 has its new name", "lp1 works");
    }

    @Test
    void functionsThatGoAreAwaitedAndPluggedAgainWhenTheyComeBack() {
        assertThat(steps("disable")).contains("lp0 waits for its function").endsWith("pf0vf0");
        assertThat(steps("again"))
                .containsSubsequence("lp0 is plugged again", "lp0 works", "lp1 works", "lp0 is up");
    }

    @Test
    void inTheEndEachPortHasTheInterfaceThatStandsForItNow() {
        assertThat(run.part("rows").stream().sorted())
                .hasSize(4)
                .contains("again0", "pf0vf1")
                .anyMatch(row -> row.startsWith("again0,,") && row.contains("iface-id=lp0"))
                .anyMatch(row -> row.startsWith("pf0vf1,,") && row.contains("iface-id=lp1"));
    }

    @Test
    void theJvmSaysNothingOfNativeAccess() {
        assertThat(run.part("stderr")).isEmpty();
    }

    /** What was waited for in a part, without when it was so. */
    private List<String> steps(String part) {
        return run.part(part).stream()
                .map(line -> line.replaceAll(" after [0-9.]+ s$", ""))
                .filter(line -> !line.contains(" has a netdev"))
                .toList();
    }
}
