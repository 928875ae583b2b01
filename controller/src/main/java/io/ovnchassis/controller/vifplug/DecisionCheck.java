package io.ovnchassis.controller.vifplug;

import io.ovnchassis.vifplug.PlugDecision;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        List<String> texts = texts(decision);
        return flawOfName(name)
                .map(flaw -> "the interface name '" + name + "' " + flaw)
                .or(() -> flawOfLength(texts))
                .or(() -> texts.stream()
                        .filter(text -> !isDatabaseText(text))
                        .findFirst()
                        .map(text -> "'" + text + "' cannot be stored in a database"))
                .or(() -> decision.encapIp()
                        .filter(text -> !isAddress(text))
                        .map(text -> "the encap IP '" + text + "' is no IP address"));
    }

    private static Optional<String> flawOfLength(List<String> texts) {
        long length = texts.stream().mapToLong(String::length).sum();
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
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            Optional<String> flaw = flawInName(name.codePointAt(i));
            if (flaw.isPresent()) {
                return flaw;
            }
        }
        return Optional.empty();
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

    private static List<String> texts(PlugDecision.Plug decision) {
        List<String> texts = new ArrayList<>();
        decision.interfaceType().ifPresent(texts::add);
        decision.options().forEach((key, value) -> {
            texts.add(key);
            texts.add(value);
        });
        return texts;
    }

    /** Whether ovsdb-server takes this as a string: whole characters, and none of them zero (RFC 7047 section 3.1). */
    private static boolean isDatabaseText(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (character == 0 || Character.getType(character) == Character.SURROGATE) {
                return false;
            }
        }
        return true;
    }
}
