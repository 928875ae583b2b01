package io.ovnchassis.netlink.wire;

/**
 * A range of addresses.
 *
 * @param address its first address
 * @param length how many leading bits they share
 */
public record IpPrefix(IpAddress address, int length) {
    private static final IpPrefix LINK_LOCAL_V4 = parse("169.254.0.0/16");
    private static final IpPrefix LINK_LOCAL_V6 = parse("fe80::/10");

    public IpPrefix {
        if (length < 0 || length > address.width()) {
            throw new IllegalArgumentException("a prefix of " + address + " cannot have a length of " + length);
        }
    }

    /**
     * Reads {@code 10.0.0.0/24} or {@code fd00::/64}; an address alone is a prefix of its full length.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static IpPrefix parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            IpAddress address = IpAddress.parse(text);
            return new IpPrefix(address, address.width());
        }
        try {
            return new IpPrefix(IpAddress.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a prefix: " + text, e);
        }
    }

    /** Whether every address of {@code other} is one of these. */
    public boolean contains(IpPrefix other) {
        return address.isV6() == other.address.isV6()
                && other.length >= length
                && first(other.address).equals(first(address));
    }

    /** Whether it lies in 169.254.0.0/16 or fe80::/10. */
    public boolean isLinkLocal() {
        return LINK_LOCAL_V4.contains(this) || LINK_LOCAL_V6.contains(this);
    }

    private IpAddress first(IpAddress of) {
        if (!of.isV6()) {
            return IpAddress.v4((int) (of.low() & highBits(length + 32)));
        }
        return IpAddress.v6(of.high() & highBits(Math.min(length, 64)), of.low() & highBits(length - 64));
    }

    /** The {@code count} highest bits of 64. */
    private static long highBits(int count) {
        return count <= 0 ? 0 : -1L << (64 - count);
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }
}
