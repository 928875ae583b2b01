package io.ovnchassis.controller.localdata;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be reached through joints from the datapaths that have a port here. Main loop only. */
final class Reach {
    /*
     * Kept up to date without starting over. What comes is followed forwards, from what was reached already. What may
     * have lost its way is looked at backwards: as long as a way leads to it from a datapath with a port here, it stays,
     * and such a way is mostly found within a few steps. If there is none, then nothing of what leads to it has one
     * either: all that goes, and only what it led to is looked at next. So the price is that of what goes.
     */
    private final Joints joints;
    private final Map<String, Ref<DatapathBinding>> placeOf = new HashMap<>();
    private final Map<Ref<DatapathBinding>, Integer> portsHere = new HashMap<>();
    private final Set<Ref<DatapathBinding>> reached = new HashSet<>();
    private final Set<Ref<DatapathBinding>> touched = new LinkedHashSet<>();
    private final Deque<Ref<DatapathBinding>> toFollow = new ArrayDeque<>();
    private final Set<Ref<DatapathBinding>> doubtful = new LinkedHashSet<>();

    Reach(Joints joints) {
        this.joints = joints;
    }

    /** Takes note of the datapath that {@code port} is on, if the port is here. */
    void place(String port, Optional<Ref<DatapathBinding>> datapath) {
        @Nullable
        Ref<DatapathBinding> before = datapath.isPresent() ? placeOf.put(port, datapath.get()) : placeOf.remove(port);
        if (Optional.ofNullable(before).equals(datapath)) {
            return;
        }
        datapath.ifPresent(now -> {
            portsHere.merge(now, 1, Integer::sum);
            toFollow.add(now);
        });
        if (before != null) {
            portsHere.computeIfPresent(before, (_, count) -> count == 1 ? null : count - 1);
            doubtful.add(before);
        }
    }

    /** Takes note of a joint that came. */
    void opened(Joint joint) {
        if (reached.contains(joint.from())) {
            toFollow.add(joint.to());
        }
    }

    /** Takes note of a joint that went. */
    void closed(Joint joint) {
        doubtful.add(joint.to());
    }

    void clear() {
        touched.addAll(reached);
        placeOf.clear();
        portsHere.clear();
        reached.clear();
        toFollow.clear();
        doubtful.clear();
    }

    boolean contains(Ref<DatapathBinding> datapath) {
        return reached.contains(datapath);
    }

    /** Follows what was noted, and says which datapaths came into reach or went out of it, or both. */
    Set<Ref<DatapathBinding>> settle() {
        follow();
        while (!doubtful.isEmpty()) {
            Ref<DatapathBinding> next = doubtful.iterator().next();
            doubtful.remove(next);
            if (reached.contains(next)) {
                doubt(next);
            }
        }
        Set<Ref<DatapathBinding>> result = new LinkedHashSet<>(touched);
        touched.clear();
        return Collections.unmodifiableSet(result);
    }

    private void follow() {
        while (!toFollow.isEmpty()) {
            Ref<DatapathBinding> next = toFollow.remove();
            if (reached.add(next)) {
                touched.add(next);
                joints.leaving(next).forEach(joint -> toFollow.add(joint.to()));
            }
        }
    }

    private void doubt(Ref<DatapathBinding> datapath) {
        Set<Ref<DatapathBinding>> leadingHere = new LinkedHashSet<>(Set.of(datapath));
        Deque<Ref<DatapathBinding>> toSee = new ArrayDeque<>(leadingHere);
        while (!toSee.isEmpty()) {
            Ref<DatapathBinding> next = toSee.remove();
            if (portsHere.containsKey(next)) {
                return;
            }
            for (Joint joint : joints.reaching(next)) {
                if (reached.contains(joint.from()) && leadingHere.add(joint.from())) {
                    toSee.add(joint.from());
                }
            }
        }
        reached.removeAll(leadingHere);
        touched.addAll(leadingHere);
        leadingHere.forEach(gone -> joints.leaving(gone).forEach(joint -> doubtful.add(joint.to())));
    }
}
