package io.ovnchassis.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.LogLines;
import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.controller.appctl.Command;
import io.ovnchassis.controller.appctl.Reply;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConfigAuditTest {
    @RegisterExtension
    final LogLines log = LogLines.of("chassis");

    private final FakeDatabase local = FakeDatabase.local();
    private final ManualClock clock = new ManualClock();
    private final ChassisName name = new ChassisName(Optional.empty(), Optional.empty());
    private final List<Setting> commandLine =
            List.of(new Setting("--log-file", "/log", "command line", "$OVS_LOGDIR/ovn-controller.log"));
    private final ConfigAudit audit = new ConfigAudit(
            local.view(OpenVSwitch.TABLE), this::config, new ConfigAudit.Fixed(name, commandLine), clock);

    private Optional<ChassisConfig> config() {
        return new ConfigReader(name, () -> "host1")
                .read(externalIds(), List.of())
                .config();
    }

    private Map<String, String> externalIds() {
        return local.server().only(OpenVSwitch.TABLE).externalIds();
    }

    private void configure(String... keysAndValues) {
        Map<String, String> ids =
                new HashMap<>(Map.of("system-id", "hv1", "ovn-encap-type", "geneve", "ovn-encap-ip", "192.0.2.1"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            ids.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        local.server().rows(OpenVSwitch.TABLE).forEach(row -> local.server().delete(row));
        local.server().insert(OpenVSwitch.builder().externalIds(ids));
        local.deliver();
        audit.run();
    }

    private String run(String command, String... arguments) {
        List<String> answers = new ArrayList<>();
        Command found = audit.commands().stream()
                .filter(each -> each.name().equals(command))
                .findFirst()
                .orElseThrow();
        found.handler().run(List.of(arguments), new Reply() {
            @Override
            public void success(String text) {
                answers.add(text);
            }

            @Override
            public void error(String text) {
                answers.add("error: " + text);
            }
        });
        return answers.getFirst();
    }

    /** What stands in the line of a key, without what aligns it. */
    private String line(String key) {
        return run("config/show")
                .lines()
                .filter(line -> line.startsWith(key + " "))
                .findFirst()
                .orElseThrow()
                .replaceAll(" +", " ");
    }

    @Test
    void everySettingIsShownWithWhereItIsFromAndSinceWhen() {
        configure("ovn-bridge-hv1", "br-a", "ovn-bridge", "br-b", "ovn-enable-lflow-cache", "false");
        clock.pass(Duration.ofMinutes(1));
        configure(
                "ovn-bridge-hv1",
                "br-a",
                "ovn-bridge",
                "br-b",
                "ovn-enable-lflow-cache",
                "false",
                "ovn-encap-csum",
                "false");

        assertThat(line("ovn-bridge"))
                .isEqualTo("ovn-bridge br-a external_ids:ovn-bridge-hv1 2023-11-14T22:13:20Z br-int");
        assertThat(line("ovn-encap-csum"))
                .isEqualTo("ovn-encap-csum false external_ids:ovn-encap-csum 2023-11-14T22:14:20Z true");
        assertThat(line("ovn-cleanup-on-exit")).isEqualTo("ovn-cleanup-on-exit true default 2023-11-14T22:13:20Z true");
        assertThat(line("hostname")).startsWith("hostname host1 default ");
        assertThat(line("system-id")).startsWith("system-id hv1 external_ids:system-id ");
        assertThat(line("ovn-enable-lflow-cache"))
                .startsWith(
                        "ovn-enable-lflow-cache false external_ids:ovn-enable-lflow-cache (told to others, no effect here) ");
        assertThat(line("--log-file"))
                .isEqualTo("--log-file /log command line 2023-11-14T22:13:20Z $OVS_LOGDIR/ovn-controller.log");
        assertThat(run("config/show").lines().map(line -> line.split(" ", 2)[0]))
                .containsAll(Keys.ALL.stream().map(Key::name).toList());
    }

    @Test
    void aValueThatDoesNotHoldAsItIsWrittenIsShownBothWays() {
        configure("ovn-remote-probe-interval", "200", "ovn-encap-type", "stt,vxlan");
        assertThat(line("ovn-remote-probe-interval"))
                .startsWith("ovn-remote-probe-interval 1000 external_ids:ovn-remote-probe-interval = '200' ");
        assertThat(line("ovn-encap-type"))
                .startsWith("ovn-encap-type vxlan external_ids:ovn-encap-type = 'stt,vxlan' ");
    }

    @Test
    void programsGetJson() {
        configure("ovn-brdge", "x");
        assertThat(run("config/lint", "--json"))
                .isEqualTo("[\"external_ids:ovn-brdge: is unknown: did you mean ovn-bridge?\"]\n");
        assertThat(run("config/show", "--json"))
                .startsWith("[{\"key\":\"system-id\",\"value\":\"hv1\",\"source\":\"external_ids:system-id\","
                        + "\"since\":\"2023-11-14T22:13:20Z\",\"default\":\"\"}");
        assertThat(run("config/show", "--yaml")).isEqualTo("error: '--yaml' is not an option: it is --json or nothing");
    }

    @Test
    void findingsAreSaidOnceAndAgainWhenTheyChange() {
        configure("ovn-brdge", "x");
        assertThat(log.lines())
                .containsExactly("INFO config/lint: external_ids:ovn-brdge: is unknown: did you mean ovn-bridge?");
        log.clear();
        configure("ovn-brdge", "x", "ovn-bridge", "br-a");
        assertThat(log.lines()).isEmpty();
        configure();
        assertThat(log.lines()).containsExactly("INFO config/lint: nothing to remark any more");
        assertThat(run("config/lint")).isEqualTo("nothing to remark\n");
    }

    @Test
    void whoeverReadsAMalformedValueHasSaidSo() {
        configure("ovn-remote-probe-interval", "ten");
        assertThat(log.lines()).isEmpty();
        assertThat(run("config/lint")).contains("ovn-remote-probe-interval: 'ten' is malformed");
    }

    @Test
    void manyFindingsDoNotFillTheLog() {
        String[] strange = new String[100];
        for (int i = 0; i < strange.length; i += 2) {
            strange[i] = "ovn-nonsense-" + i;
            strange[i + 1] = "x";
        }
        configure(strange);
        assertThat(log.lines()).hasSize(11).endsWith("INFO config/lint: and 40 more, which config/lint shows");
        assertThat(run("config/lint").lines()).hasSize(50);
    }

    @Test
    void aConfigurationThatStaysIsNoNews() {
        configure();
        assertThat(audit.run()).isZero();
    }
}
