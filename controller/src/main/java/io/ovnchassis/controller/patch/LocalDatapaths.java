package io.ovnchassis.controller.patch;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The datapaths with a port that is here, and those that can be reached from them. Which ports are here is counted, so
 * that one port more on a datapath that is local already costs nothing. Main loop only.
 */
public final class LocalDatapaths {
    private final Map<String, Ref<DatapathBinding>> byPort = new HashMap<>();
    private final Map<Ref<DatapathBinding>, Integer> ports = new HashMap<>();
    private Set<Ref<DatapathBinding>> reached = Set.of();

    /** Takes note of where the port is if it is here; says whether a datapath has got its first or lost its last port. */
    boolean put(String port, Optional<Ref<DatapathBinding>> datapath) {
        @Nullable
        Ref<DatapathBinding> before = datapath.isPresent() ? byPort.put(port, datapath.get()) : byPort.remove(port);
        if (Optional.ofNullable(before).equals(datapath)) {
            return false;
        }
        boolean lost = before != null && ports.merge(before, -1, LocalDatapaths::sum) == null;
        boolean got =
                datapath.filter(now -> ports.merge(now, 1, Integer::sum) == 1).isPresent();
        return lost || got;
    }

    private static @Nullable Integer sum(int one, int other) {
        return one + other == 0 ? null : one + other;
    }

    /** Those that have a port here themselves. */
    Set<Ref<DatapathBinding>> withPorts() {
        return new HashSet<>(ports.keySet());
    }

    /** Says whether it is news what can be reached. */
    boolean reach(Set<Ref<DatapathBinding>> now) {
        boolean news = !reached.equals(now);
        reached = Set.copyOf(now);
        return news;
    }

    void clear() {
        byPort.clear();
        ports.clear();
    }

    public boolean contains(Ref<DatapathBinding> datapath) {
        return reached.contains(datapath);
    }

    Set<Ref<DatapathBinding>> snapshot() {
        return reached;
    }
}
