package io.ovnchassis.tests.plugging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Deployment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can happen to a plugged port, each with what {@code port/explain} says about it on the way. */
class PlugLifeIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    private final Hypervisor hv1 = deployment.hypervisor("hv1");
    private Controller controller = new Controller(hv1.vswitchd().process(), hv1.directory());

    @BeforeEach
    void start() {
        deployment.central().nbctl("--may-exist", "ls-add", "sw0");
        controller = startController();
    }

    @AfterEach
    void stop() {
        appctl("exit");
        Await.until("the end of the daemon", () -> !controller.process().isAlive());
        deployment.central().nbctl("--if-exists", "ls-del", "sw0");
    }

    @Test
    void aPortThatItsProviderDefersIsPluggedWhenItIsReady() {
        request("def1", "script=defer=3000");

        awaitExplained("def1", "waiting at answer", "not yet: ", "hint: provider dummy waits for");
        awaitUp("def1");
        assertThat(explain("def1")).startsWith("def1: up\n").doesNotContain("hint:");
    }

    @Test
    void aPortThatItsProviderRefusesIsPluggedWhenItsOptionsAreMended() {
        request("ref1", "script=refuse=no such VF");

        awaitExplained("ref1", "failed at answer", "refused: no such VF", "hint: correct the port's options");
        request("ref1");
        awaitUp("ref1");
    }

    @Test
    void aProviderThatThrowsFailsForItsPortAndIsTriedAgain() {
        request("thr1", "script=throw=2");

        awaitExplained("thr1", "failed at answer", "the script says so", "hint: provider dummy is asked again at");
        awaitUp("thr1");
        assertThat(appctl("provider/list"))
                .contains("dummy")
                .contains("built-in")
                .contains("ok");
    }

    @Test
    void aPortWhoseProviderHangsDelaysNoOther() {
        request("hang1", "script=hang");
        awaitExplained(
                "hang1", "failed at answer", "no answer within 300 ms", "hint: provider dummy is asked again at");

        for (int i = 0; i < 20; i++) {
            request("free" + i);
        }
        for (int i = 0; i < 20; i++) {
            awaitUp("free" + i);
        }
        assertThat(explain("hang1")).startsWith("hang1: failed at answer");
    }

    @Test
    void anotherNameReplacesTheInterface() {
        request("ren1");
        awaitUp("ren1");
        String before = interfaceRow("ren1");

        request("ren1", "script=rename=ren1-x");

        Await.until("the other name", () -> interfaceName("ren1"), "ren1-x"::equals);
        awaitUp("ren1");
        assertThat(interfaceRow("ren1")).isNotEqualTo(before);
        assertThat(hv1.vsctl("list-ports", "br-int").lines()).contains("ren1-x").doesNotContain("ren1");
    }

    @Test
    void aDeviceThatIsLostIsShownAndUsedAgainWhenItIsBack() {
        request("lost1");
        awaitUp("lost1");

        request("lost1", "script=lose-device=4000");
        awaitExplained("lost1", "failed at ofport", "lost1 has -1", "hint: the device lost1 is lost");
        Await.until("the port to be down", () -> up("lost1"), "false"::equals);

        awaitUp("lost1");
        assertThat(explain("lost1")).startsWith("lost1: up\n");
    }

    @Test
    void aRequestThatIsWithdrawnUnplugsThePort() {
        request("wd1");
        awaitUp("wd1");

        deployment.central().nbctl("remove", "Logical_Switch_Port", "wd1", "options", "vif-plug-type");

        Await.until("the interface to go", () -> interfaceName("wd1"), String::isEmpty);
        Await.until("the port to be down", () -> up("wd1"), "false"::equals);
        awaitExplained("wd1", "failed at request", "vif-plug-type is not set", "hint: set options:vif-plug-type");
    }

    @Test
    void aTypeWithoutAProviderIsNamed() {
        request("type1");
        deployment.central().nbctl("set", "Logical_Switch_Port", "type1", "options:vif-plug-type=nosuch");

        awaitExplained("type1", "failed at provider", "no provider of type nosuch", "hint: add the jar");
    }

    @Test
    void aPortOfAnotherChassisAndOneThatSomebodyElsePluggedAreExplained() {
        request("else1");
        deployment.central().nbctl("set", "Logical_Switch_Port", "else1", "options:requested-chassis=hv9");
        awaitExplained("else1", "failed at port-binding", "no row", "or set its options:requested-chassis");
        hv1.vsctl("set", "Open_vSwitch", ".", "external_ids:ovn-monitor-all=true");
        awaitExplained("else1", "failed at chassis", "requested-chassis=hv9", "hint: set options:requested-chassis");
        hv1.vsctl("remove", "Open_vSwitch", ".", "external_ids", "ovn-monitor-all");

        hv1.vsctl(
                "add-port",
                "br-int",
                "mine",
                "--",
                "set",
                "Interface",
                "mine",
                "type=internal",
                "external_ids:iface-id=foreign1");
        request("foreign1");
        awaitExplained("foreign1", "failed at name", "an interface that is not ours", "hint: remove external_ids");
        hv1.vsctl("del-port", "br-int", "mine");
        awaitUp("foreign1");
    }

    @Test
    void aDaemonThatIsKilledFindsItsPortsAndTouchesNone() {
        List<String> before = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            request("kill" + i);
        }
        for (int i = 0; i < 20; i++) {
            awaitUp("kill" + i);
            before.add(interfaceRow("kill" + i));
        }

        controller.process().kill();
        deployment.central().nbctl("lsp-del", "kill0");
        controller = startController();

        Await.until("the port that is gone to be unplugged", () -> interfaceName("kill0"), String::isEmpty);
        for (int i = 1; i < 20; i++) {
            assertThat(interfaceRow("kill" + i)).isEqualTo(before.get(i));
        }
        assertThat(appctl("vif-plug/list").lines()).hasSize(20);
    }

    @Test
    void everythingIsThereAsJsonToo() {
        request("json1");
        awaitUp("json1");

        assertThat(appctl("port/explain", "--format", "json", "json1"))
                .startsWith("{\"lport\":\"json1\",\"gates\":[{\"gate\":\"port-binding\",\"state\":\"passed\"");
        assertThat(appctl("vif-plug/show", "--format=json", "json1")).contains("\"status\":\"plugged: json1\"");
        assertThat(appctl("provider/list", "--format", "json")).contains("\"type\":\"dummy\",\"from\":\"built-in\"");
    }

    private Controller startController() {
        return hv1.startController(Deployment.launcher(), "--vif-plug-timeout=300");
    }

    private void request(String port, String... dummyOptions) {
        deployment.central().nbctl("--may-exist", "lsp-add", "sw0", port);
        List<String> command =
                new ArrayList<>(List.of("lsp-set-options", port, "requested-chassis=hv1", "vif-plug-type=dummy"));
        for (String option : dummyOptions) {
            command.add("vif-plug:dummy:" + option);
        }
        deployment.central().nbctl(command.toArray(String[]::new));
    }

    private void awaitExplained(String port, String at, String seen, String hint) {
        // A line that is too long goes on in the next.
        Await.until(
                at + " of " + port,
                () -> explain(port).replaceAll("\\s+", " "),
                text -> text.startsWith(port + ": " + at) && text.contains(seen) && text.contains(hint));
    }

    private void awaitUp(String port) {
        Await.until(port + " to be up", () -> up(port), "true"::equals);
        Await.until(port + " to be explained", () -> explain(port), text -> text.startsWith(port + ": up"));
    }

    private String up(String port) {
        return deployment.central().sbctl("--bare", "--columns=up", "find", "Port_Binding", "logical_port=" + port);
    }

    private String explain(String port) {
        return appctl("port/explain", port);
    }

    private String appctl(String... command) {
        List<String> arguments =
                new ArrayList<>(List.of("-t", controller.controlSocket().toString()));
        arguments.addAll(List.of(command));
        return hv1.appctl(arguments.toArray(String[]::new));
    }

    private String interfaceName(String port) {
        return find("name", port);
    }

    private String interfaceRow(String port) {
        return find("_uuid", port);
    }

    private String find(String column, String port) {
        return hv1.vsctl("--bare", "--columns=" + column, "find", "Interface", "external_ids:iface-id=" + port);
    }
}
