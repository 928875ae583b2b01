package io.ovnchassis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.config.ChassisName;
import io.ovnchassis.controller.config.ConfigReader;
import io.ovnchassis.controller.engine.RunResult;
import io.ovnchassis.controller.engine.Step;
import io.ovnchassis.controller.engine.WritePermission;
import io.ovnchassis.controller.ifstatus.InstallCondition;
import java.util.List;
import java.util.Optional;

/** The graph of the daemon between two servers in memory, run once whenever a test says so. */
public final class SteppedGraph {
    private final FakeDatabase local = FakeDatabase.local();
    private final FakeDatabase southbound = FakeDatabase.southbound();
    private final ManualClock clock = new ManualClock();
    private final ControllerGraph graph = new ControllerGraph(
            local.replica(),
            southbound.replica(),
            new ConfigReader(new ChassisName(Optional.empty(), Optional.empty()), () -> "host1"),
            InstallCondition.claimCommitted(),
            clock);

    public FakeDatabase local() {
        return local;
    }

    public FakeDatabase southbound() {
        return southbound;
    }

    public ManualClock clock() {
        return clock;
    }

    public ControllerGraph graph() {
        return graph;
    }

    /** Delivers what the servers have, and runs the engine to the end; what it did. */
    public List<Step> iterate() {
        local.deliver();
        southbound.deliver();
        graph.engine().startRun();
        assertThat(graph.engine().run(WritePermission.GRANTED)).isEqualTo(new RunResult.Completed());
        local.replica().clearChanges();
        southbound.replica().clearChanges();
        return graph.engine().trace();
    }
}
