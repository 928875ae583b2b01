package io.ovnchassis.controller.ifstatus;

import static io.ovnchassis.controller.binding.Rows.interfaces;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.LogLines;
import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.controller.binding.LocalInterface;
import io.ovnchassis.controller.binding.LocalInterfaces;
import io.ovnchassis.controller.ifstatus.PortStatus.LocalWrite;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LocalStatusCommitTest {
    @RegisterExtension
    final LogLines log = LogLines.of("binding");

    private final FakeDatabase local = FakeDatabase.local();
    private final PortStatuses statuses = new PortStatuses();
    private final ManualClock clock = new ManualClock();
    private final LocalStatusCommit commit = commit(interfaces());

    private LocalStatusCommit commit(LocalInterfaces interfaces) {
        return new LocalStatusCommit(statuses, interfaces, local.view(Interface.TABLE), clock);
    }

    private Interface insert(String name, Map<String, String> externalIds) {
        return local.server().insert(Interface.builder().name(name).externalIds(externalIds));
    }

    private void want(String logicalPort, Optional<Interface> mark, List<Interface> unmark) {
        LocalWrite write = new LocalWrite(
                mark.map(LocalInterface::new),
                unmark.stream().map(LocalInterface::new).toList());
        statuses.put(logicalPort, Optional.of(new PortStatus(IfState.MARK_UP, Optional.empty(), Optional.of(write))));
    }

    private Map<String, String> externalIds(Interface row) {
        return local.server().get(Interface.TABLE, row.ref()).orElseThrow().externalIds();
    }

    @Test
    void carrierIsMarkedAsInstalledWithTheTime() {
        Interface carrier = insert("vif1", Map.of("iface-id", "lp1"));
        want("lp1", Optional.of(carrier), List.of());

        assertThat(local.commit(commit)).isTrue();

        assertThat(externalIds(carrier))
                .isEqualTo(Map.of(
                        "iface-id",
                        "lp1",
                        "ovn-installed",
                        "true",
                        "ovn-installed-ts",
                        Long.toString(clock.now().toEpochMilli())));
        assertThat(log.lines()).containsExactly("INFO Setting lport lp1 ovn-installed in OVS");
    }

    @Test
    void markIsTakenAwayAndItsTimeStays() {
        Interface marked = insert("vif1", Map.of("iface-id", "lp1", "ovn-installed", "true", "ovn-installed-ts", "7"));
        want("lp1", Optional.empty(), List.of(marked));

        local.commit(commit);

        assertThat(externalIds(marked)).isEqualTo(Map.of("iface-id", "lp1", "ovn-installed-ts", "7"));
        assertThat(log.lines()).containsExactly("INFO Removing lport lp1 ovn-installed in OVS");
    }

    @Test
    void markMovesFromOneInterfaceToAnotherInOneTransaction() {
        Interface before = insert("vif1", Map.of("iface-id", "lp1", "ovn-installed", "true"));
        Interface after = insert("vif2", Map.of("iface-id", "lp1"));
        want("lp1", Optional.of(after), List.of(before));

        local.commit(commit);

        assertThat(local.link().transactions()).hasSize(1);
        assertThat(externalIds(before)).doesNotContainKey("ovn-installed");
        assertThat(externalIds(after)).containsEntry("ovn-installed", "true");
    }

    @Test
    void interfaceThatNamesNoPortAnyMoreLosesItsMark() {
        Interface marked = insert("vif1", Map.of("ovn-installed", "true"));

        local.commit(commit(interfaces(new LocalInterface(marked))));

        assertThat(externalIds(marked)).isEmpty();
        assertThat(log.lines()).containsExactly("INFO Removing iface vif1 ovn-installed in OVS");
    }

    @Test
    void whatSomebodyElseWroteMeanwhileStays() {
        Interface carrier = insert("vif1", Map.of("iface-id", "lp1"));
        want("lp1", Optional.of(carrier), List.of());
        local.server()
                .set(
                        carrier,
                        Interface.EXTERNAL_IDS,
                        SortedArrayMap.copyOf(Map.of("iface-id", "lp1", "attached-mac", "00:00:00:00:00:01")));

        local.commit(commit);

        assertThat(externalIds(carrier))
                .containsEntry("attached-mac", "00:00:00:00:00:01")
                .containsEntry("ovn-installed", "true");
    }

    @Test
    void withoutAnythingPendingNothingIsSent() {
        assertThat(local.commit(commit)).isFalse();
    }
}
