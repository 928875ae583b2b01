package io.ovnchassis.controller.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ControllerGraph;
import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.SteppedGraph;
import io.ovnchassis.controller.engine.RunResult;
import io.ovnchassis.controller.engine.Verification;
import io.ovnchassis.controller.engine.WritePermission;
import io.ovnchassis.controller.ifstatus.IfState;
import io.ovnchassis.controller.ifstatus.PortStatus;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server here sends all rows whatever it is asked for; what counts is what is asked, and what is made of replies. */
class MonitorPhaseTest {
    private final SteppedGraph stepped = new SteppedGraph();
    private final FakeDatabase local = stepped.local();
    private final FakeDatabase southbound = stepped.southbound();
    private final ControllerGraph graph = stepped.graph();
    private final MonitorPhase phase = new MonitorPhase(
            southbound.live(),
            () -> true,
            new MonitorPhase.Here(
                    graph::config,
                    graph::ownChassis,
                    graph.localInterfaces().output(),
                    graph.localBindings().output(),
                    graph.localDatapaths().output()),
            graph.datapathData());
    private final Ref<Chassis> us =
            southbound.server().insert(Chassis.builder().name("hv1")).ref();
    private final Ref<DatapathBinding> lan = southbound
            .server()
            .insert(DatapathBinding.builder().tunnelKey(1).externalIds(Map.of("logical-switch", "x")))
            .ref();
    private final PortBinding port = southbound
            .server()
            .insert(PortBinding.builder().logicalPort("lp0").datapath(lan).up(false));

    @BeforeEach
    void start() {
        local.server().insert(OpenVSwitch.builder().externalIds(Map.of("system-id", "hv1")));
        local.server().insert(Bridge.builder().name("br-int"));
        settle();
    }

    private void plugIn() {
        Interface row = local.server()
                .insert(Interface.builder().name("vif0").ofport(5L).externalIds(Map.of("iface-id", "lp0")));
        Ref<Port> added = local.server()
                .insert(Port.builder().name("vif0").interfaces(List.of(row.ref())))
                .ref();
        local.server().set(local.server().only(Bridge.TABLE), Bridge.PORTS, SortedArraySet.of(added));
    }

    private void unplug() {
        local.server().set(local.server().only(Bridge.TABLE), Bridge.PORTS, SortedArraySet.empty());
    }

    private void monitorAll(String value) {
        OpenVSwitch row = local.server().only(OpenVSwitch.TABLE);
        local.server()
                .set(
                        row,
                        OpenVSwitch.EXTERNAL_IDS,
                        SortedArrayMap.copyOf(Map.of("system-id", "hv1", "ovn-monitor-all-hv1", value)));
    }

    /** One iteration of the daemon, without what the Southbound server has to say. */
    private int iterate() {
        graph.engine().startRun();
        local.deliver();
        phase.arrivals().run();
        assertThat(graph.engine().run(WritePermission.GRANTED)).isEqualTo(new RunResult.Completed());
        int done = phase.run();
        assertThat(graph.engine().verify(WritePermission.GRANTED)).isEqualTo(new Verification.Checked(List.of()));
        local.replica().clearChanges();
        southbound.replica().clearChanges();
        return done;
    }

    /** Until everything that was asked for has come and nothing more is. */
    private void settle() {
        for (int round = 0; round < 5; round++) {
            southbound.deliver();
            iterate();
        }
        assertThat(phase.isCurrent()).isTrue();
    }

    private IfState state() {
        return graph.portStatus().output().get("lp0").map(PortStatus::state).orElseThrow();
    }

    @Test
    void nothingIsSettledBeforeWhatWasAskedForFirstHasCome() {
        FakeDatabase fresh = FakeDatabase.southbound();
        assertThat(fresh.live().isComplete()).isTrue();
        MonitorPhase started = new MonitorPhase(
                fresh.live(),
                () -> true,
                new MonitorPhase.Here(
                        Optional::empty,
                        Optional::empty,
                        graph.localInterfaces().output(),
                        graph.localBindings().output(),
                        graph.localDatapaths().output()),
                new DatapathDataLeaf());
        assertThat(started.run()).isPositive();
        assertThat(started.isSettled()).isFalse();
        assertThat(started.isCurrent()).isFalse();
        assertThat(started.run()).as("it is asked for once").isZero();

        fresh.deliver();
        started.run();
        assertThat(started.isSettled()).isTrue();
    }

    @Test
    void nothingIsSettledWhileWhatIsAskedForIsThatOfAnotherDatabase() {
        settle();
        assertThat(phase.isSettled()).isTrue();

        southbound.link().disconnect();
        southbound.server().restoreElsewhere();
        southbound.link().connect();
        iterate();
        assertThat(phase.isSettled())
                .as("conditions name the chassis by its old identity")
                .isFalse();

        settle();
        assertThat(phase.isSettled()).isTrue();
    }

    @Test
    void portOnANewDatapathWaitsForTheRowsOfThat() {
        plugIn();
        southbound.server().set(port, PortBinding.CHASSIS, Optional.of(us));
        southbound.deliver();
        assertThat(iterate()).isPositive();
        assertThat(state()).isEqualTo(IfState.WAITING_SB_COND);
        assertThat(phase.isCurrent()).isFalse();
        assertThat(phase.isSettled()).as("once and for all").isTrue();

        southbound.deliver();
        assertThat(iterate()).isZero();
        assertThat(state()).isEqualTo(IfState.MARK_UP);
        assertThat(phase.isCurrent()).isTrue();
    }

    @Test
    void datapathThatComesBackIsWaitedForAgain() {
        plugIn();
        southbound.server().set(port, PortBinding.CHASSIS, Optional.of(us));
        settle();
        unplug();
        settle();
        assertThat(graph.localDatapaths().output().all()).isEmpty();
        plugIn();
        iterate();
        assertThat(state()).isEqualTo(IfState.WAITING_SB_COND);
        settle();
        assertThat(state()).isEqualTo(IfState.MARK_UP);
    }

    @Test
    void nothingIsWaitedForWhenEverythingIsHere() {
        monitorAll("true");
        iterate();
        assertThat(phase.isCurrent()).isFalse();
        settle();
        long selection = southbound.live().wantedSelection();

        plugIn();
        southbound.server().set(port, PortBinding.CHASSIS, Optional.of(us));
        southbound.deliver();
        iterate();
        assertThat(state()).isEqualTo(IfState.MARK_UP);
        assertThat(southbound.live().wantedSelection()).isEqualTo(selection);

        monitorAll("false");
        iterate();
        assertThat(southbound.live().wantedSelection()).isGreaterThan(selection);
        assertThat(state()).as("its rows are among those that are here").isEqualTo(IfState.MARK_UP);
    }

    @Test
    void whatMakesNoDifferenceIsNotAskedForAgain() {
        plugIn();
        southbound.server().set(port, PortBinding.CHASSIS, Optional.of(us));
        settle();
        long selection = southbound.live().wantedSelection();

        southbound.server().set(port, PortBinding.UP, Optional.of(true));
        southbound.server().insert(PortBinding.builder().logicalPort("lp1").datapath(lan));
        graph.engine().forceRecompute("a test");
        settle();
        assertThat(southbound.live().wantedSelection()).isEqualTo(selection);
    }
}
