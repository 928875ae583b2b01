package io.ovnchassis.controller;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.ovnchassis.controller.config.ChassisName;
import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.controller.loop.AlarmReader;
import io.ovnchassis.controller.routing.KernelWatch;
import io.ovnchassis.controller.routing.TableRoute;
import io.ovnchassis.controller.vlog.Vlog;
import io.ovnchassis.ovsdb.session.Remote;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The daemon as it is started, but for its loop: whoever has it says when it iterates. */
public final class SteppedDaemon {
    static final Settings SETTINGS = new Settings(
            new ChassisName(Optional.empty(), Optional.empty()),
            List.of(new Remote.Unix(Path.of("/db.sock"))),
            Optional.empty(),
            true,
            Duration.ofSeconds(2),
            Optional.empty(),
            Path.of("target", "vif-plug"),
            Optional.empty(),
            "simulated",
            List.of());

    private final Controller controller;
    private final Alarm alarm;
    private final ControllerGraph graph;
    private final KernelWatch kernelWatch;

    public SteppedDaemon(Vlog vlog, Outside outside) {
        Injector injector = Guice.createInjector(Stage.DEVELOPMENT, new ControllerModule(SETTINGS, vlog, outside));
        this.controller = injector.getInstance(Controller.class);
        this.alarm = injector.getInstance(Alarm.class);
        this.graph = injector.getInstance(ControllerGraph.class);
        this.kernelWatch = injector.getInstance(KernelWatch.class);
        injector.getInstance(Databases.class).local().link().remotes(SETTINGS.localDatabase());
    }

    /** One iteration of the main loop; says how much was done. */
    public int iterate() {
        return controller.iterate();
    }

    /** How long the main loop would sleep if nothing happened; empty when nobody has a wish. */
    public Optional<Duration> wish() {
        return AlarmReader.remaining(alarm);
    }

    /** The routes that it has learned from the kernel, as of the last iteration. */
    public Set<TableRoute> learnedRoutes() {
        return Set.copyOf(graph.kernel().routes().output().all());
    }

    /** It is killed: the kernel closes its sockets. */
    public void kill() {
        kernelWatch.close();
    }
}
