package io.ovnchassis.vifplug.testkit;

import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.RemovalDecision;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What makes an answer one that the daemon can use. */
final class Decisions {
    private static final int NAME_BYTES_MAX = 15;
    private static final int SHOWN_MAX = 40;

    private Decisions() {}

    static void check(PlugRequest request, PlugDecision decision) {
        String asked = "the answer for " + shown(request.logicalPort());
        switch (decision) {
            case PlugDecision.Plug plug -> check(asked, plug);
            case PlugDecision.NotYet(String waitsFor) -> checkReason(asked + ", NotYet,", waitsFor);
            case PlugDecision.Refuse(String why) -> checkReason(asked + ", Refuse,", why);
        }
    }

    private static void check(String asked, PlugDecision.Plug plug) {
        String name = plug.interfaceName();
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        require(bytes >= 1 && bytes <= NAME_BYTES_MAX, asked + " names an interface of " + bytes + " bytes: " + name);
        require(
                name.codePoints().noneMatch(Decisions::isForbiddenInNames) && !name.equals(".") && !name.equals(".."),
                asked + " names an interface that cannot be: '" + name + "'");
        plug.encapIp().ifPresent(address -> require(isAddress(address), asked + " has the encap IP '" + address + "'"));
        for (Map.Entry<String, String> option : plug.options().entrySet()) {
            require(!option.getKey().isEmpty(), asked + " has an option without a name");
        }
    }

    private static boolean isForbiddenInNames(int character) {
        return character == '/'
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character);
    }

    private static boolean isAddress(String text) {
        try {
            return !InetAddress.ofLiteral(text).isAnyLocalAddress();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    static void check(RemovalDecision decision) {
        if (decision instanceof RemovalDecision.Keep(String why)) {
            checkReason("the answer to a removal, Keep,", why);
        }
    }

    private static void checkReason(String asked, String reason) {
        require(!reason.isBlank(), asked + " gives no reason: operators read it in port/explain");
        require(
                reason.codePoints().noneMatch(Character::isISOControl),
                asked + " has more than one line, or control characters: '" + reason + "'");
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /** A name that may be very long, as it stands in a message. */
    static String shown(String name) {
        return "'" + (name.length() <= SHOWN_MAX ? name : name.substring(0, SHOWN_MAX) + "...") + "'";
    }
}
