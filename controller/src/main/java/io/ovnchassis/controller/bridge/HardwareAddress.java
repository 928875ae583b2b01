package io.ovnchassis.controller.bridge;

import java.util.random.RandomGenerator;

/** Ethernet addresses for bridges. */
final class HardwareAddress {
    private HardwareAddress() {}

    /** A unicast address of those that anybody may make up (IEEE 802-2014 section 8.4), as in {@code 02:1f:...}. */
    static String random(RandomGenerator random) {
        byte[] octets = new byte[6];
        random.nextBytes(octets);
        octets[0] = (byte) ((octets[0] & 0xfc) | 0x02);
        StringBuilder text = new StringBuilder(17);
        for (byte octet : octets) {
            text.append(text.isEmpty() ? "" : ":").append(String.format("%02x", octet));
        }
        return text.toString();
    }
}
