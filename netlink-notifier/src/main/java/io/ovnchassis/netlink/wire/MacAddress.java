package io.ovnchassis.netlink.wire;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An Ethernet address.
 *
 * @param bits the six bytes, the first one highest
 */
public record MacAddress(long bits) implements Comparable<MacAddress> {
    /** Bytes of an address. */
    public static final int BYTES = 6;

    /** 00:00:00:00:00:00, which also stands for no address at all. */
    public static final MacAddress ZERO = new MacAddress(0);

    private static final Pattern TEXT = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");
    private static final long MULTICAST = 1L << 40;

    public MacAddress {
        if (bits >>> 48 != 0) {
            throw new IllegalArgumentException("an Ethernet address has 48 bits: " + Long.toHexString(bits));
        }
    }

    /**
     * Reads {@code 00:11:22:33:44:55}.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static MacAddress parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!TEXT.matcher(lower).matches()) {
            throw new IllegalArgumentException("not an Ethernet address (00:11:22:33:44:55): " + text);
        }
        return new MacAddress(HexFormat.fromHexDigitsToLong(lower.replace(":", "")));
    }

    /** The six bytes. */
    public byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            bytes[i] = (byte) (bits >>> (8 * (BYTES - 1 - i)));
        }
        return bytes;
    }

    public boolean isZero() {
        return bits == 0;
    }

    /** Whether it addresses a group; the broadcast address is one. */
    public boolean isMulticast() {
        return (bits & MULTICAST) != 0;
    }

    @Override
    public int compareTo(MacAddress other) {
        return Long.compare(bits, other.bits);
    }

    @Override
    public String toString() {
        return HexFormat.ofDelimiter(":").formatHex(bytes());
    }
}
