package io.ovnchassis.controller.monitor;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Of which datapaths the rows are here, and for which of them that changed in this run of the engine. Until something
 * is asked for, all are: then everything is replicated. Main loop only.
 */
final class DatapathData {
    private final Set<Ref<DatapathBinding>> here = new HashSet<>();
    private final Map<Ref<DatapathBinding>, Long> awaited = new LinkedHashMap<>();
    private final Set<Ref<DatapathBinding>> news = new LinkedHashSet<>();
    private final Set<Ref<DatapathBinding>> changed = new LinkedHashSet<>();
    private OptionalLong everythingWanted = OptionalLong.empty();
    private boolean everything = true;

    /**
     * From now on the rows of these datapaths are asked for, and of no others.
     *
     * @param selection with which they are asked for; later ones have greater numbers
     */
    void ask(Collection<Ref<DatapathBinding>> datapaths, long selection) {
        everythingWanted = OptionalLong.empty();
        if (everything) {
            everything = false;
            here.addAll(datapaths);
            return;
        }
        forgetAllBut(Set.copyOf(datapaths));
        await(datapaths, selection);
    }

    private void await(Collection<Ref<DatapathBinding>> datapaths, long selection) {
        for (Ref<DatapathBinding> datapath : datapaths) {
            if (!here.contains(datapath)) {
                awaited.putIfAbsent(datapath, selection);
            }
        }
    }

    private void forgetAllBut(Set<Ref<DatapathBinding>> datapaths) {
        awaited.keySet().retainAll(datapaths);
        Set<Ref<DatapathBinding>> gone = new HashSet<>(here);
        gone.removeAll(datapaths);
        here.removeAll(gone);
        news.addAll(gone);
    }

    /** From now on everything is asked for; {@code datapaths} are those whose rows somebody waits for until it is here. */
    void askForEverything(Collection<Ref<DatapathBinding>> datapaths, long selection) {
        if (everything) {
            return;
        }
        if (everythingWanted.isEmpty()) {
            everythingWanted = OptionalLong.of(selection);
        }
        await(datapaths, selection);
    }

    /** What came has everything that was asked for with this selection, and before it. */
    void arrive(long selection) {
        if (everythingWanted.isPresent() && everythingWanted.getAsLong() <= selection) {
            everythingWanted = OptionalLong.empty();
            everything = true;
            news.addAll(awaited.keySet());
            awaited.clear();
            here.clear();
            return;
        }
        awaited.entrySet().removeIf(entry -> {
            boolean arrived = entry.getValue() <= selection;
            if (arrived) {
                here.add(entry.getKey());
                news.add(entry.getKey());
            }
            return arrived;
        });
    }

    boolean isHere(Ref<DatapathBinding> datapath) {
        return everything || here.contains(datapath);
    }

    /** What happened between two runs is the change of the second one; says whether there is any. */
    boolean publish() {
        changed.addAll(news);
        news.clear();
        return !changed.isEmpty();
    }

    /** The datapaths whose rows have come, or are asked for no more. */
    Set<Ref<DatapathBinding>> changed() {
        return Collections.unmodifiableSet(changed);
    }

    void clearChanges() {
        changed.clear();
    }
}
