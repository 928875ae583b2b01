package io.ovnchassis.netlink.wire;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * An IPv4 or IPv6 address.
 *
 * @param isV6 which of the two
 * @param high the first eight bytes of an IPv6 address
 * @param low the last eight, or the four of an IPv4 address
 */
public record IpAddress(boolean isV6, long high, long low) implements Comparable<IpAddress> {
    public static final int V4_BYTES = 4;
    public static final int V6_BYTES = 16;

    /** {@code ::}, which also stands for no address at all, in the tables and in what is printed. */
    public static final IpAddress UNSPECIFIED = v6(0, 0);

    private static final int GROUPS = 8;

    public IpAddress {
        if (!isV6 && (high != 0 || low >>> 32 != 0)) {
            throw new IllegalArgumentException("an IPv4 address has 32 bits: " + Long.toHexString(low));
        }
    }

    public static IpAddress v4(int bits) {
        return new IpAddress(false, 0, Integer.toUnsignedLong(bits));
    }

    public static IpAddress v6(long high, long low) {
        return new IpAddress(true, high, low);
    }

    /** {@code 0.0.0.0} or {@code ::}. */
    public static IpAddress zero(boolean isV6) {
        return isV6 ? UNSPECIFIED : v4(0);
    }

    /**
     * Reads {@code 10.0.0.1} or {@code fd00::1}; an IPv4 address in IPv6 clothes is taken for IPv4. Asks no name server.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static IpAddress parse(String text) {
        boolean full =
                text.indexOf(':') >= 0 || text.chars().filter(c -> c == '.').count() == 3;
        if (!full || text.indexOf('%') >= 0 || text.indexOf('[') >= 0) {
            throw new IllegalArgumentException("not an IP address: " + text);
        }
        byte[] bytes = InetAddress.ofLiteral(text).getAddress();
        MemorySegment segment = MemorySegment.ofArray(bytes);
        if (bytes.length == V4_BYTES) {
            return v4(segment.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), 0));
        }
        ValueLayout.OfLong be64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
        return v6(segment.get(be64, 0), segment.get(be64, Long.BYTES));
    }

    /** 4 or 16 bytes in network byte order. */
    public byte[] bytes() {
        byte[] bytes = new byte[isV6 ? V6_BYTES : V4_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            int fromEnd = bytes.length - 1 - i;
            bytes[i] = (byte) ((fromEnd < Long.BYTES ? low : high) >>> (8 * (fromEnd % Long.BYTES)));
        }
        return bytes;
    }

    /** Whether it stands for no address: {@code 0.0.0.0} or {@code ::}. */
    public boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    /** Bits of an address of this kind: 32 or 128. */
    public int width() {
        return isV6 ? V6_BYTES * Byte.SIZE : V4_BYTES * Byte.SIZE;
    }

    @Override
    public int compareTo(IpAddress other) {
        int byKind = Boolean.compare(isV6, other.isV6);
        int byHigh = byKind != 0 ? byKind : Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** As inet_ntop(3) writes it: lower case, the longest run of zeros as {@code ::}, embedded IPv4 with dots. */
    @Override
    public String toString() {
        if (!isV6) {
            return dotted(low);
        }
        if (high == 0 && low >>> 32 == 0xffff) {
            return "::ffff:" + dotted(low);
        }
        if (high == 0 && low >>> 32 == 0 && low >>> 16 != 0) {
            return "::" + dotted(low);
        }
        return colons();
    }

    private static String dotted(long bits) {
        return (bits >>> 24 & 0xff) + "." + (bits >>> 16 & 0xff) + "." + (bits >>> 8 & 0xff) + "." + (bits & 0xff);
    }

    private String colons() {
        int gap = longestGap();
        int gapEnd = gap + gapLength(gap);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                text.append("::");
            } else if (i < gap || i >= gapEnd) {
                text.append(i == 0 || i == gapEnd ? "" : ":").append(Integer.toHexString(group(i)));
            }
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }

    /** Where the first of the longest runs of two or more zero groups starts; {@link #GROUPS} if there is none. */
    private int longestGap() {
        int best = GROUPS;
        for (int i = 0; i < GROUPS; i++) {
            if (gapLength(i) >= 2 && gapLength(i) > gapLength(best)) {
                best = i;
            }
        }
        return best;
    }

    private int gapLength(int start) {
        int end = start;
        while (end < GROUPS && group(end) == 0) {
            end++;
        }
        return end - start;
    }

    private int group(int index) {
        long half = index < GROUPS / 2 ? high : low;
        return (int) (half >>> (16 * (3 - index % 4)) & 0xffff);
    }
}
