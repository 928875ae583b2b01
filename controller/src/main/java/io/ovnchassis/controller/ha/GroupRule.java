package io.ovnchassis.controller.ha;

import io.ovnchassis.controller.ha.HaPlaces.Place;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who of a group has its ports, as every member does for itself: the one that is preferred among those that can
 * be heard.
 */
final class GroupRule {
    private static final Comparator<Member> PREFERENCE = Comparator.comparingLong(Member::priority)
            .thenComparing(Member::name)
            .reversed();

    private final Ref<Chassis> us;
    private final Set<String> heard;

    /** A member whose chassis is registered. */
    record Member(Ref<Chassis> chassis, String name, long priority) {}

    /**
     * Decides for one chassis.
     *
     * @param us that chassis
     * @param heard the names of the chassis that BFD hears
     */
    GroupRule(Ref<Chassis> us, Set<String> heard) {
        this.us = us;
        this.heard = heard;
    }

    /**
     * Our place in a group; empty when we are not a member.
     *
     * @param members those whose chassis are registered
     * @param users the names of the chassis that send traffic to the group
     */
    Optional<Place> placeIn(List<Member> members, List<String> users) {
        if (members.stream().noneMatch(this::isUs)) {
            return Optional.empty();
        }
        boolean first = isUs(members.stream().min(PREFERENCE).orElseThrow());
        return Optional.of(new Place(isActive(members, users), first));
    }

    private boolean isUs(Member member) {
        return member.chassis().equals(us);
    }

    private boolean isActive(List<Member> members, List<String> users) {
        if (members.size() == 1) {
            return true;
        }
        // One that hears nobody at all has lost the network, and is not the one to serve it.
        if (heard.isEmpty()) {
            return false;
        }
        List<Member> present = members.stream()
                .filter(member -> isUs(member) || heard.contains(member.name()))
                .sorted(PREFERENCE)
                .toList();
        return present.size() == 1 ? users.stream().anyMatch(heard::contains) : isUs(present.getFirst());
    }
}
