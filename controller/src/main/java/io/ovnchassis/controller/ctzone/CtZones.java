package io.ovnchassis.controller.ctzone;

import io.ovnchassis.controller.config.ZoneRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has which conntrack zone, and where the bridge says otherwise. One says who wishes what and what the bridge says,
 * and then {@link #settle()}; what is said again comes to no harm. Main loop only.
 */
public final class CtZones {
    private static final Logger log = LoggerFactory.getLogger("ct_zone");

    private final Map<String, ZoneWish> wishes = new HashMap<>();
    private final Map<Integer, Integer> requests = new HashMap<>();
    private final Map<String, Integer> marks = new HashMap<>();
    private final SortedMap<String, Integer> zones = new TreeMap<>();
    private final Map<Integer, SortedSet<String>> users = new HashMap<>();
    private final Set<Integer> touched = new HashSet<>();
    private final ZonePool pool = new ZonePool();
    private final SortedMap<String, OptionalInt> unsettled = new TreeMap<>();
    private final SortedSet<String> waiting = new TreeSet<>();
    private final Set<String> toSettle = new HashSet<>();
    private ZoneRange range;
    private boolean news;

    CtZones(ZoneRange range) {
        this.range = range;
    }

    void range(ZoneRange now) {
        if (!now.equals(range)) {
            range = now;
            toSettle.addAll(wishes.keySet());
        }
    }

    /** Takes note of what {@code user} wishes now, if anything. */
    void wish(String user, Optional<ZoneWish> now) {
        @Nullable ZoneWish before = now.isPresent() ? wishes.put(user, now.get()) : wishes.remove(user);
        if (Optional.ofNullable(before).equals(now)) {
            return;
        }
        now.map(ZoneWish::zone).ifPresent(zone -> zone.ifPresent(one -> requests.merge(one, 1, Integer::sum)));
        if (before != null) {
            before.zone()
                    .ifPresent(zone -> requests.computeIfPresent(zone, (_, count) -> count == 1 ? null : count - 1));
        }
        zone(user).ifPresent(this::touch);
        toSettle.add(user);
    }

    /** Takes note of the zone that the bridge says {@code user} has; empty when it says nothing that could be one. */
    void mark(String user, OptionalInt zone) {
        @Nullable Integer before = zone.isPresent() ? marks.put(user, zone.getAsInt()) : marks.remove(user);
        zone.ifPresent(pool::mark);
        if (before != null) {
            pool.unmark(before);
        }
        if (!zone.equals(number(before))) {
            zone.ifPresent(this::touch);
            number(before).ifPresent(this::touch);
        }
        toSettle.add(user);
    }

    /** Lets everybody start over, as in another bridge. */
    void forgetZones() {
        List.copyOf(zones.keySet()).forEach(this::release);
        toSettle.addAll(wishes.keySet());
    }

    /** Gives zones to those who lack one, says whether anything is news. */
    boolean settle() {
        boolean updated = settleNoted();
        while (!waiting.isEmpty() && pool.lowestFree(range).isPresent()) {
            toSettle.addAll(waiting);
            updated |= settleNoted();
        }
        updated |= news;
        news = false;
        return updated;
    }

    private void touch(int zone) {
        touched.add(zone);
        news = true;
    }

    /** Who wants a certain zone comes first, so that nobody is given that one in vain. */
    private boolean settleNoted() {
        boolean updated = false;
        while (!toSettle.isEmpty()) {
            List<String> users = new ArrayList<>(toSettle);
            users.sort(
                    Comparator.<String, Boolean>comparing(user -> request(user).isEmpty())
                            .thenComparing(Comparator.naturalOrder()));
            toSettle.clear();
            for (String user : users) {
                updated |= give(user);
                updated |= compare(user);
            }
        }
        return updated;
    }

    private OptionalInt request(String user) {
        @Nullable ZoneWish wish = wishes.get(user);
        return wish == null ? OptionalInt.empty() : wish.zone();
    }

    private boolean give(String user) {
        OptionalInt before = zone(user);
        waiting.remove(user);
        OptionalInt now = choose(user, before);
        if (now.equals(before)) {
            return false;
        }
        release(user);
        now.ifPresent(zone -> take(user, zone));
        return true;
    }

    private OptionalInt choose(String user, OptionalInt before) {
        @Nullable ZoneWish wish = wishes.get(user);
        if (wish == null) {
            return OptionalInt.empty();
        }
        if (wish.zone().isPresent()) {
            if (!wish.zone().equals(before)) {
                evict(wish.zone().getAsInt());
            }
            return wish.zone();
        }
        if (before.isPresent() && isAllowed(before.getAsInt()) && !pool.isShared(before.getAsInt())) {
            return before;
        }
        OptionalInt marked = marked(user, wish);
        OptionalInt zone = marked.isPresent() ? marked : pool.lowestFree(range);
        if (zone.isEmpty()) {
            waiting.add(user);
        }
        return zone;
    }

    private boolean isAllowed(int zone) {
        return range.contains(zone) && !requests.containsKey(zone);
    }

    /** The zone that the bridge remembers, unless it may not be had, or somebody else was quicker. */
    private OptionalInt marked(String user, ZoneWish wish) {
        return Optional.ofNullable(marks.get(user))
                .or(() -> wish.formerUser().map(marks::get))
                .filter(zone -> isAllowed(zone) && !pool.isUsed(zone))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private void evict(int zone) {
        users(zone).stream().filter(user -> request(user).isEmpty()).forEach(toSettle::add);
    }

    private SortedSet<String> users(int zone) {
        return users.getOrDefault(zone, Collections.emptySortedSet());
    }

    private void take(String user, int zone) {
        log.debug("assigning ct zone {} for '{}'", zone, user);
        zones.put(user, zone);
        users.computeIfAbsent(zone, _ -> new TreeSet<>()).add(user);
        touch(zone);
        pool.use(zone);
    }

    private void release(String user) {
        @Nullable Integer zone = zones.remove(user);
        if (zone != null) {
            log.debug("removing ct zone {} for '{}'", zone, user);
            users.computeIfPresent(zone, (_, left) -> left.remove(user) && left.isEmpty() ? null : left);
            touch(zone);
            pool.leave(zone);
        }
    }

    private boolean compare(String user) {
        OptionalInt zone = zone(user);
        Optional<OptionalInt> before = Optional.ofNullable(unsettled.remove(user));
        Optional<OptionalInt> now = zone.equals(number(marks.get(user))) ? Optional.empty() : Optional.of(zone);
        now.ifPresent(one -> unsettled.put(user, one));
        return !now.equals(before);
    }

    private static OptionalInt number(@Nullable Integer boxed) {
        return boxed == null ? OptionalInt.empty() : OptionalInt.of(boxed);
    }

    private OptionalInt zone(String user) {
        return number(zones.get(user));
    }

    /** Who has which zone, by user. */
    public SortedMap<String, Integer> zones() {
        return Collections.unmodifiableSortedMap(zones);
    }

    /** Whose zone the bridge does not say as it is: the zone; empty for one who has none any more. */
    public SortedMap<String, OptionalInt> unsettled() {
        return Collections.unmodifiableSortedMap(unsettled);
    }

    /**
     * How many connections a zone may hold: none of our business where it is nobody's and the bridge says so, too; no
     * limit where no user has one; that of the first of its users, by name, who has.
     */
    Optional<Optional<Long>> limit(int zone) {
        return pool.isHeld(zone)
                ? Optional.of(users(zone).stream()
                        .flatMap(user -> Optional.ofNullable(wishes.get(user)).flatMap(ZoneWish::limit).stream())
                        .findFirst())
                : Optional.empty();
    }

    /** The zones that came to somebody, were left by somebody, or whose users wish something else, in this run. */
    Set<Integer> touched() {
        return Collections.unmodifiableSet(touched);
    }

    void clearChanges() {
        touched.clear();
    }

    /** Who has none as there is none left. */
    public SortedSet<String> waiting() {
        return Collections.unmodifiableSortedSet(waiting);
    }

    /** What everybody wishes: of the zones themselves more than one choice is right. */
    Map<String, ZoneWish> wishes() {
        return Collections.unmodifiableMap(wishes);
    }

    Set<String> marked() {
        return Collections.unmodifiableSet(marks.keySet());
    }
}
