package io.ovnchassis.controller.ctzone;

import io.ovnchassis.controller.config.ZoneRange;
import java.util.BitSet;
import java.util.OptionalInt;

/** How many hold each zone: those that have it, and those of whom the bridge says so. Main loop only. */
final class ZonePool {
    private final int[] users = new int[ZoneRange.MAX + 1];
    private final int[] marks = new int[ZoneRange.MAX + 1];
    private final BitSet held = new BitSet(ZoneRange.MAX + 1);

    void use(int zone) {
        users[zone]++;
        held.set(zone);
    }

    void leave(int zone) {
        users[zone]--;
        settle(zone);
    }

    void mark(int zone) {
        marks[zone]++;
        held.set(zone);
    }

    void unmark(int zone) {
        marks[zone]--;
        settle(zone);
    }

    private void settle(int zone) {
        held.set(zone, users[zone] + marks[zone] > 0);
    }

    /** Whether somebody has it, or the bridge says that somebody has. */
    boolean isHeld(int zone) {
        return held.get(zone);
    }

    boolean isUsed(int zone) {
        return users[zone] > 0;
    }

    /** Whether it has more users than one. */
    boolean isShared(int zone) {
        return users[zone] > 1;
    }

    /** The lowest that nobody holds. */
    OptionalInt lowestFree(ZoneRange range) {
        int zone = held.nextClearBit(range.min());
        return zone <= range.max() ? OptionalInt.of(zone) : OptionalInt.empty();
    }
}
