package io.ovnchassis.controller.metrics;

import java.util.Arrays;

/**
 * The recent past of one counter: twelve slots of five seconds, and the sixty minutes that these slots add up to.
 * {@link Coverage} moves the position; confined to the main loop.
 */
final class RecentHits {
    static final int SLOTS_PER_MINUTE = 12;
    static final int MINUTES = 60;

    /** Positions wrap here: one lap is an hour. */
    static final int LAP = SLOTS_PER_MINUTE * MINUTES;

    /** Slots after which no older one has any influence left: an hour, and the minute that was begun before it. */
    private static final int MEMORY = LAP + SLOTS_PER_MINUTE;

    private final long[] slots = new long[SLOTS_PER_MINUTE];
    private final long[] minutes = new long[MINUTES];
    private long lastTotal;

    /**
     * Spreads what was counted since the last call evenly over the {@code elapsed} slots that have passed; what does
     * not divide goes to the last of them.
     */
    void advance(long position, long elapsed, long total) {
        long count = total - lastTotal;
        lastTotal = total;
        long portion = count / elapsed;
        for (long slot = Math.max(0, elapsed - MEMORY); slot < elapsed; slot++) {
            boolean last = slot == elapsed - 1;
            record(position + slot, last ? portion + count % elapsed : portion);
        }
    }

    private void record(long position, long hits) {
        int slot = Math.floorMod(position, SLOTS_PER_MINUTE);
        int minute = Math.floorMod(position, LAP) / SLOTS_PER_MINUTE;
        slots[slot] = hits;
        minutes[minute] = slot == 0 ? hits : minutes[minute] + hits;
    }

    /** Hits in the slot before {@code position}. */
    long lastSlot(long position) {
        return slots[Math.floorMod(position - 1, SLOTS_PER_MINUTE)];
    }

    long lastMinute() {
        return Arrays.stream(slots).sum();
    }

    long lastHour() {
        return Arrays.stream(minutes).sum();
    }
}
