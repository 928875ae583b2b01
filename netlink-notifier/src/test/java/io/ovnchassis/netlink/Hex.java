package io.ovnchassis.netlink;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Bytes written down for people: hexadecimal, with white space and with comments after a #. */
public final class Hex {
    private Hex() {}

    public static byte[] bytes(String text) {
        String digits = text.lines()
                .map(line -> line.replaceAll("#.*", "").replaceAll("\\s", ""))
                .collect(Collectors.joining());
        return HexFormat.of().parseHex(digits);
    }

    public static MemorySegment segment(String text) {
        return MemorySegment.ofArray(bytes(text)).asReadOnly();
    }
}
