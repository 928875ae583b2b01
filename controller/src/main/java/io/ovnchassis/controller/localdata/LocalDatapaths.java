package io.ovnchassis.controller.localdata;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The local datapaths, and which of them changed in this run of the engine. Main loop only.
 *
 * <p>A datapath has changed when it came or went, or when its row, its peers or the role of one of its ports did. After
 * a recompute all that were there before and all that are there now read as changed.
 */
public final class LocalDatapaths {
    private final Map<Ref<DatapathBinding>, LocalDatapath> local = new HashMap<>();
    private final Set<Ref<DatapathBinding>> changed = new LinkedHashSet<>();

    LocalDatapath add(DatapathBinding row) {
        LocalDatapath datapath = new LocalDatapath(row);
        local.put(row.ref(), datapath);
        changed.add(row.ref());
        return datapath;
    }

    void remove(Ref<DatapathBinding> ref) {
        local.remove(ref);
        changed.add(ref);
    }

    void touch(Ref<DatapathBinding> ref) {
        changed.add(ref);
    }

    void clear() {
        changed.addAll(local.keySet());
        local.clear();
    }

    void clearChanges() {
        changed.clear();
    }

    public boolean contains(Ref<DatapathBinding> ref) {
        return local.containsKey(ref);
    }

    public Optional<LocalDatapath> get(Ref<DatapathBinding> ref) {
        return Optional.ofNullable(local.get(ref));
    }

    public Map<Ref<DatapathBinding>, LocalDatapath> all() {
        return Collections.unmodifiableMap(local);
    }

    /** Those that came, went or changed in this run of the engine; one that went is not in {@link #all()} any more. */
    public Set<Ref<DatapathBinding>> changed() {
        return Collections.unmodifiableSet(changed);
    }

    Map<Ref<DatapathBinding>, List<Object>> snapshot() {
        Map<Ref<DatapathBinding>, List<Object>> copy = new HashMap<>();
        local.forEach((ref, datapath) -> copy.put(ref, datapath.snapshot()));
        return Map.copyOf(copy);
    }
}
