package io.ovnchassis.netlink.conntrack;

import java.util.EnumSet;
import java.util.Set;

/**
 * A connection that the kernel tracks.
 *
 * @param id the kernel's number for it
 * @param original its packets in the direction of the first one
 * @param reply its packets in the other direction
 * @param zone the zone that it is tracked in
 * @param mark the mark set on it
 * @param labels the labels set on it
 * @param status what is known of it
 * @param timeoutSec seconds until it is forgotten
 */
public record Connection(
        long id, Tuple original, Tuple reply, int zone, long mark, Labels labels, Set<Status> status, long timeoutSec) {
    public Connection {
        status = Set.copyOf(status);
    }

    /** What connections are told apart by. */
    public record Key(Tuple original, int zone) {}

    public Key key() {
        return new Key(original, zone);
    }

    /** Whether its packets do not pass the kernel's ordinary path any more: software or hardware forwards them. */
    public boolean isOffloaded() {
        return status.contains(Status.OFFLOAD) || status.contains(Status.HW_OFFLOAD);
    }

    /**
     * The 128 labels.
     *
     * @param high label 127 in its highest bit
     * @param low label 0 in its lowest
     */
    public record Labels(long high, long low) {
        public static final Labels NONE = new Labels(0, 0);

        public boolean isEmpty() {
            return high == 0 && low == 0;
        }

        /** In hexadecimal, as ovs-appctl writes it. */
        @Override
        public String toString() {
            return high == 0 ? "0x" + Long.toHexString(low) : String.format("0x%x%016x", high, low);
        }
    }

    /** Bits of a connection's status, in their order (enum ip_conntrack_status). */
    public enum Status {
        EXPECTED,
        SEEN_REPLY,
        ASSURED,
        CONFIRMED,
        SRC_NAT,
        DST_NAT,
        SEQ_ADJUST,
        SRC_NAT_DONE,
        DST_NAT_DONE,
        DYING,
        FIXED_TIMEOUT,
        TEMPLATE,
        UNTRACKED,
        HELPER,
        OFFLOAD,
        HW_OFFLOAD;

        static Set<Status> of(long bits) {
            EnumSet<Status> found = EnumSet.noneOf(Status.class);
            long rest = bits;
            for (Status status : values()) {
                if ((rest & 1) != 0) {
                    found.add(status);
                }
                rest >>>= 1;
            }
            return found;
        }

        static long bits(Set<Status> set) {
            long bits = 0;
            long bit = 1;
            for (Status status : values()) {
                bits |= set.contains(status) ? bit : 0;
                bit <<= 1;
            }
            return bits;
        }
    }
}
