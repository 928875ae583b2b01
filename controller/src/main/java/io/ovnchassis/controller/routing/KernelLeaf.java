package io.ovnchassis.controller.routing;

import io.ovnchassis.controller.engine.Leaf;
import io.ovnchassis.controller.engine.Verdict.Change;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Engine node without inputs: entries of kernel tables. What comes in between two runs is the change of the second one.
 *
 * @param <T> an entry; two are the same when they are equal
 */
public final class KernelLeaf<T> extends Leaf<KernelEntries<T>> {
    private final Set<T> all = new HashSet<>();
    private final Set<T> removed = new HashSet<>();
    private final Set<T> added = new HashSet<>();
    private final Set<T> goes = new HashSet<>();
    private final Set<T> comes = new HashSet<>();
    private final KernelEntries<T> output = new KernelEntries<>(
            Collections.unmodifiableSet(all), Collections.unmodifiableSet(removed), Collections.unmodifiableSet(added));

    public KernelLeaf(String name) {
        super(name);
    }

    @Override
    public KernelEntries<T> output() {
        return output;
    }

    /** From the main loop, between runs: first some entries went, then others came. */
    void change(Collection<T> gone, Collection<T> come) {
        for (T entry : gone) {
            if (!comes.remove(entry) && all.contains(entry)) {
                goes.add(entry);
            }
        }
        for (T entry : come) {
            if (!goes.remove(entry) && !all.contains(entry)) {
                comes.add(entry);
            }
        }
    }

    @Override
    protected Change poll() {
        all.removeAll(goes);
        all.addAll(comes);
        removed.addAll(goes);
        added.addAll(comes);
        goes.clear();
        comes.clear();
        return Change.when(!removed.isEmpty() || !added.isEmpty());
    }

    @Override
    protected void clearChanges() {
        removed.clear();
        added.clear();
    }
}
