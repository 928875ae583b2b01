package io.ovnchassis.tests.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The daemon on a kernel that has devlink, netdevsim, VRFs and the openvswitch module: {@code tests/machine/all} says
 * step by step what is done in the virtual machine, and waits for each outcome. It boots once for all tests, and runs
 * alone, because an emulated processor needs all that the real one has.
 */
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VirtualMachineIT {
    private MachineRun run = new MachineRun(Map.of(), "");

    @BeforeAll
    void boot() throws IOException, InterruptedException {
        run = MachineRun.of("all");
    }

    @Test
    void functionsThatCameAfterTheDaemonArePluggedOnceTheyHaveTheirName() {
        assertThat(steps("enable"))
                .containsExactly(
                        "128 has a netdev",
                        "129 has a netdev",
                        "lp1 is plugged",
                        "lp0 waits for its name",
                        "lp0 is plugged",
                        "lp0 works",
                        "lp0 is up",
                        "lp1 is up");
    }

    @Test
    void theListHasTheUplinkAndBothFunctions() {
        assertThat(run.part("list").stream().map(line -> line.replaceAll(" +", " ")))
                .anyMatch(line -> line.matches("netdevsim/netdevsim10/0 physical - - - - eth0 \\d+ \\S+ dump"))
                .anyMatch(line ->
                        line.matches("netdevsim/netdevsim10/128 pcivf 0 0 VF 0 - pf0vf0 \\d+ \\S+ event,renamed"))
                .anyMatch(line -> line.matches("netdevsim/netdevsim10/129 pcivf 0 0 VF 1 - \\S+ \\d+ \\S+ event"));
    }

    @Test
    void aRenameOfWhatIsPluggedIsFollowed() {
        assertThat(steps("rename")).containsExactly("lp1 has its new name", "lp1 works");
    }

    @Test
    void functionsThatGoAreAwaitedAndPluggedAgainWhenTheyComeBack() {
        assertThat(steps("disable")).containsExactly("lp0 waits for its function", "pf0vf0");
        assertThat(steps("again")).endsWith("lp0 is plugged again", "lp0 works", "lp1 works", "lp0 is up");
    }

    @Test
    void theLogTellsOfEachPlug() {
        assertThat(logged())
                .containsSubsequence(
                        "vif_plug|INFO|Not plugging/updating lport lp0 on direction from VIF plug provider.",
                        "vif_plug|INFO|Plugging port pf0vf0 into br-int for lport lp0 on this chassis.",
                        "vif_plug|INFO|Plugging port pf0vf1 into br-int for lport lp1 on this chassis.",
                        "vif_plug|INFO|Unplugging port pf0vf0 from br-int for iface-id lp0 on this chassis.",
                        "vif_plug|INFO|Plugging port again0 into br-int for lport lp0 on this chassis.")
                .anyMatch(line ->
                        line.matches("vif_plug_provider\\(.*\\)\\|INFO\\|representor: Lookup of representor port"
                                + " successful, but we anticipate the netdev name to change, refusing plug/update of lport: lp0"
                                + " current netdev_name: eth\\d+"));
    }

    @Test
    void theLogHasNoErrorAndOneWarningOfEachOlderDatabase() {
        assertThat(logged().filter(line -> line.contains("|ERR|"))).isEmpty();
        assertThat(logged().filter(line -> line.contains("|WARN|")))
                .hasSize(2)
                .allMatch(line -> line.endsWith("(database needs upgrade?)"))
                .anyMatch(line -> line.contains("Open_vSwitch database"))
                .anyMatch(line -> line.contains("OVN_Southbound database"));
        assertThat(run.part("stderr")).isEmpty();
    }

    @Test
    void inTheEndEachPortHasTheInterfaceThatStandsForItNow() {
        assertThat(run.part("rows").stream().map(VirtualMachineIT::untimed))
                .containsExactlyInAnyOrder(
                        "again0,,N,,iface-id=lp0 ovn-installed=true ovn-installed-ts=T ovn-plugged=representor",
                        "pf0vf1,,N,,iface-id=lp1 ovn-installed=true ovn-installed-ts=T ovn-plugged=representor",
                        "again0",
                        "lp2",
                        "ovn-hv2-0",
                        "pf0vf1");
    }

    @Test
    void theKernelForwardsForTheBridgeOnceItIsTold() {
        assertThat(run.part("datapath").stream().map(String::strip))
                .anyMatch(line -> line.matches("port \\d+: again0"))
                .anyMatch(line -> line.matches("port \\d+: pf0vf1"))
                .anyMatch(line -> line.matches("port \\d+: lp2 \\(internal\\)"))
                .anyMatch(line -> line.matches("port \\d+: genev_sys_6081 \\(geneve: .*\\)"));
    }

    @Test
    void routesOfVrfsAreLearnedAndExchanged() {
        assertThat(run.part("tables"))
                .contains(
                        "Route table_id=100 dst=10.10.10.1 plen=32 nexthop=20.0.0.1",
                        "Route table_id=100 dst=fd20:100::10 plen=128 nexthop=fd20::1",
                        "blackhole 192.168.100.0/24 rt_trap",
                        "192.168.101.0/24 via 20.0.0.1 dev lo-test rt_trap");
    }

    @Test
    void neighborsOfBridgesAndDummiesAreLearnedAndExchanged() {
        assertThat(run.part("tables").stream().map(String::strip))
                .contains(
                        "Neighbor ifindex=N vlan=0 eth=00:00:00:00:00:02 dst=:: port=0 nh_id=0",
                        "00:00:00:00:01:00 master br-test static",
                        "Neighbor ifindex=N vlan=0 eth=00:00:00:00:10:00 dst=10.10.10.10 port=0 nh_id=0",
                        "20.20.20.20 lladdr 00:00:00:00:20:00 NOARP")
                .endsWith("-- a watched dummy has its number", "yes");
    }

    @Test
    void aClockThatIsSetChangesNothingButTheTimesThatAreWritten() {
        assertThat(steps("clock"))
                .containsExactly(
                        "connected",
                        "later is up",
                        "the mark has the new time",
                        "the daemon is quiet",
                        "later is gone",
                        "connected",
                        "earlier is up",
                        "the mark has the new time",
                        "the daemon is quiet",
                        "earlier is gone");
        assertThat(logged())
                .containsSubsequence(
                        "vif_plug|INFO|Plugging port later into br-int for lport later on this chassis.",
                        "vif_plug|INFO|Unplugging port later from br-int for iface-id later on this chassis.",
                        "vif_plug|INFO|Plugging port earlier into br-int for lport earlier on this chassis.",
                        "vif_plug|INFO|Unplugging port earlier from br-int for iface-id earlier on this chassis.");
    }

    /** The steps that a part waited for, and else what it printed. */
    private List<String> steps(String part) {
        return run.part(part).stream()
                .map(line -> line.replaceAll(" after [0-9.]+ s$", ""))
                .toList();
    }

    /** The lines of the log without their time and number. */
    private Stream<String> logged() {
        return run.part("log").stream().map(line -> line.replaceAll("^[^|]*\\|\\d+\\|", ""));
    }

    /** A row without the number of its port and the time. */
    private static String untimed(String row) {
        return row.replaceAll(",,\\d+,,", ",,N,,").replaceAll("-ts=\\d+", "-ts=T");
    }
}
