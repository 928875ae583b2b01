package io.ovnchassis.controller;

import io.ovnchassis.controller.explain.PortExplainer;
import io.ovnchassis.controller.exporter.Snapshot;
import io.ovnchassis.controller.vifplug.Providers;
import java.util.List;

/** Takes pictures of the daemon for those who watch it. Main loop only. */
final class Observer {
    private final Controller.Parts parts;
    private final Settings settings;
    private final Controller.Rhythm rhythm;

    Observer(Controller.Parts parts, Settings settings, Controller.Rhythm rhythm) {
        this.parts = parts;
        this.settings = settings;
        this.rhythm = rhythm;
    }

    Snapshot snapshot() {
        PortExplainer explainer = parts.explainer();
        ControllerGraph graph = parts.graph();
        Providers providers = parts.providers();
        return new Snapshot(
                rhythm.clock().now(),
                settings.version(),
                graph.config(),
                List.of(
                        database(parts.databases().local()),
                        database(parts.databases().southbound())),
                new Snapshot.Engine(
                        graph.engine().statistics().nodes(), graph.engine().edges()),
                providers.reports(),
                new Snapshot.Ports(
                        List.copyOf(explainer.all().values()),
                        explainer.latencies().plugged(),
                        explainer.latencies().up()),
                rhythm.coverage().totals());
    }

    private static Snapshot.Database database(DatabaseConnection connection) {
        return new Snapshot.Database(
                connection.replica().database().name(),
                connection.database().isConnected(),
                connection.database().isComplete());
    }
}
