package io.ovnchassis.controller.exporter;

import io.ovnchassis.controller.appctl.Command;
import java.util.function.Supplier;

/** {@code metrics/show}: the metrics for hosts without HTTP. */
public final class MetricsCommand {
    private MetricsCommand() {}

    /** The command; {@code snapshots} is called on the main loop's thread. */
    public static Command showing(Supplier<Snapshot> snapshots) {
        return Command.plain("metrics/show", (_, reply) -> reply.success(Metrics.text(snapshots.get())));
    }
}
