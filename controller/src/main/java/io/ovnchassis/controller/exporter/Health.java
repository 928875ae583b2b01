package io.ovnchassis.controller.exporter;

import io.ovnchassis.controller.vifplug.ProviderReport;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the daemon does its work.
 *
 * @param obstacles what keeps it from that, a line each; empty when nothing does
 */
record Health(List<String> obstacles) {
    Health {
        obstacles = List.copyOf(obstacles);
    }

    static Health of(Snapshot snapshot) {
        List<String> obstacles = new ArrayList<>();
        for (Snapshot.Database database : snapshot.databases()) {
            if (!database.connected()) {
                obstacles.add("database " + database.name() + " is not connected");
            } else if (!database.complete()) {
                obstacles.add("database " + database.name() + " is not loaded completely");
            }
        }
        for (ProviderReport provider : snapshot.providers()) {
            if (provider.suspendedUntil().isPresent()) {
                obstacles.add("VIF plug provider " + provider.type() + " is suspended: " + provider.lastFailure());
            }
        }
        return new Health(obstacles);
    }

    boolean isReady() {
        return obstacles.isEmpty();
    }

    /** A line of {@code ok}, or one for each obstacle. */
    String text() {
        return isReady() ? "ok\n" : String.join("\n", obstacles) + "\n";
    }
}
