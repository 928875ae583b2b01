package io.ovnchassis.controller.vifplug;

import io.ovnchassis.vifplug.PlugDecision;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps what a provider made up from reaching the database when it cannot be an interface, or would make the server
 * refuse the whole transaction, with what others wrote in it.
 */
final class DecisionCheck {
    private static final int NAME_BYTES_MAX = 15; // linux/if.h: IFNAMSIZ less the final zero

    /** Of its type and options together: far more than a port needs, and little enough for a transaction with others. */
    static final int TEXT_CHARS_MAX = 64 << 10;

    private DecisionCheck() {}

    /** What is wrong with {@code decision}, in words; empty when it can be carried out. */
    static Optional<String> flaw(PlugDecision.Plug decision) {
        String name = decision.interfaceName();
        return flawOfName(name)
                .map(flaw -> "the interface name '" + name + "' " + flaw)
                .or(() -> flawOfLength(decision))
                .or(() -> texts(decision)
                        .filter(text -> !isDatabaseText(text))
                        .findFirst()
                        .map(text -> "'" + text + "' cannot be stored in a database"))
                .or(() -> decision.encapIp()
                        .filter(text -> !isAddress(text))
                        .map(text -> "the encap IP '" + text + "' is no IP address"));
    }

    private static Optional<String> flawOfLength(PlugDecision.Plug decision) {
        long length = texts(decision).mapToLong(String::length).sum();
        return length <= TEXT_CHARS_MAX
                ? Optional.empty()
                : Optional.of("its type and options have " + length + " characters, more than " + TEXT_CHARS_MAX);
    }

    private static boolean isAddress(String text) {
        try {
            return !InetAddress.ofLiteral(text).isMulticastAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** The rules for the name of a network device: dev_valid_name() of Linux. */
    private static Optional<String> flawOfName(String name) {
        if (name.isEmpty()) {
            return Optional.of("is empty");
        }
        if (!isDatabaseText(name)) {
            return Optional.of("cannot be stored in a database");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > NAME_BYTES_MAX) {
            return Optional.of("is longer than " + NAME_BYTES_MAX + " bytes");
        }
        if (name.equals(".") || name.equals("..")) {
            return Optional.of("is reserved");
        }
        return name.codePoints()
                .mapToObj(DecisionCheck::flawInName)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> flawInName(int character) {
        if (character == '/') {
            return Optional.of("contains a slash");
        }
        if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
            return Optional.of("contains white space");
        }
        return Character.isISOControl(character) ? Optional.of("contains a control character") : Optional.empty();
    }

    private static Stream<String> texts(PlugDecision.Plug decision) {
        Stream<String> options =
                decision.options().entrySet().stream().flatMap(option -> Stream.of(option.getKey(), option.getValue()));
        return Stream.concat(decision.interfaceType().stream(), options);
    }

    /** Whether ovsdb-server takes this as a string: whole characters, and none of them zero (RFC 7047 section 3.1). */
    private static boolean isDatabaseText(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
