package io.ovnchassis.controller.monitor;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** The local datapaths whose rows are not here yet, and which of them changed in this run of the engine. Main loop only. */
public final class AwaitedDatapaths {
    private final Set<Ref<DatapathBinding>> awaited = new HashSet<>();
    private final Set<Ref<DatapathBinding>> changed = new LinkedHashSet<>();

    boolean put(Ref<DatapathBinding> datapath, boolean isAwaited) {
        boolean news = isAwaited ? awaited.add(datapath) : awaited.remove(datapath);
        if (news) {
            changed.add(datapath);
        }
        return news;
    }

    void clear() {
        changed.addAll(awaited);
        awaited.clear();
    }

    void clearChanges() {
        changed.clear();
    }

    public boolean contains(Ref<DatapathBinding> datapath) {
        return awaited.contains(datapath);
    }

    /** Those that are awaited now and were not before this run of the engine, or the other way round. */
    public Set<Ref<DatapathBinding>> changed() {
        return Collections.unmodifiableSet(changed);
    }

    Set<Ref<DatapathBinding>> snapshot() {
        return Set.copyOf(awaited);
    }
}
