package io.ovnchassis.controller.ha;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.HaChassisGroup;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The groups that this chassis is a member of, and its place in each. Main loop only. */
public final class HaPlaces {
    private final Map<Ref<HaChassisGroup>, Place> places = new HashMap<>();
    private final Set<Ref<HaChassisGroup>> changed = new LinkedHashSet<>();

    /**
     * The place of this chassis in a group.
     *
     * @param active whether it is the one that has the ports now, as far as this chassis can see
     * @param first whether no other member is preferred to it
     */
    public record Place(boolean active, boolean first) {}

    boolean put(Ref<HaChassisGroup> group, Optional<Place> now) {
        @Nullable Place before = now.isPresent() ? places.put(group, now.get()) : places.remove(group);
        boolean news = !Optional.ofNullable(before).equals(now);
        if (news) {
            changed.add(group);
        }
        return news;
    }

    void clear() {
        changed.addAll(places.keySet());
        places.clear();
    }

    void clearChanges() {
        changed.clear();
    }

    /** Our place in a group; empty when we are not a member. */
    public Optional<Place> in(Ref<HaChassisGroup> group) {
        return Optional.ofNullable(places.get(group));
    }

    /** The groups in which our place is another one than before, in this run of the engine. */
    public Set<Ref<HaChassisGroup>> changed() {
        return Collections.unmodifiableSet(changed);
    }

    Map<Ref<HaChassisGroup>, Place> all() {
        return Collections.unmodifiableMap(places);
    }
}
