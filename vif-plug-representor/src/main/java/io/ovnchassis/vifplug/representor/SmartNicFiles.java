package io.ovnchassis.vifplug.representor;

import io.ovnchassis.netlink.wire.MacAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file in which drivers of SmartNICs told the address of a host's physical function before devlink could:
 * {@code /sys/class/net/NAME/smart_nic/pf/config}, with a line such as {@code MAC        : 00:53:00:00:00:42}. It is read
 * anew each time, because nobody says when it changes.
 *
 * @param classNet the folder of all interfaces, {@code /sys/class/net}
 */
record SmartNicFiles(Path classNet) implements HostMacs {
    private static final int MAX_BYTES = 4096;

    @Override
    public Optional<MacAddress> ofPanel(String panelNetdev) {
        if (panelNetdev.isEmpty() || panelNetdev.contains("/") || panelNetdev.startsWith(".")) {
            return Optional.empty();
        }
        Path file = classNet.resolve(panelNetdev).resolve("smart_nic/pf/config");
        try (InputStream stream = Files.newInputStream(file)) {
            return address(new String(stream.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
            return Optional.empty(); // most interfaces have no such file; whoever asks says what follows from that
        }
    }

    private static Optional<MacAddress> address(String text) {
        return text.lines()
                .filter(line -> line.startsWith("MAC"))
                .flatMap(line -> value(line).stream())
                .findFirst();
    }

    private static Optional<MacAddress> value(String line) {
        try {
            return Optional.of(MacAddress.parse(
                            line.substring(line.indexOf(':') + 1).strip()))
                    .filter(address -> !address.isZero());
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // no address is what the caller has to deal with anyway
        }
    }
}
