package io.ovnchassis.controller.patch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * By what we know a patch port again: one of these keys in external_ids of its Port.
 *
 * @param key the key
 * @param value the logical port that it is for
 */
record PatchMark(String key, String value) {
    /** Those of today, and two that releases before 2.6 used, whose ports are of no use any more. */
    private static final List<String> KEYS =
            List.of("ovn-localnet-port", "ovn-l2gateway-port", "ovn-l3gateway-port", "ovn-logical-patch-port");

    static Optional<PatchMark> in(Map<String, String> externalIds) {
        return KEYS.stream()
                .filter(externalIds::containsKey)
                .findFirst()
                .map(key -> new PatchMark(key, externalIds.getOrDefault(key, "")));
    }

    /** Of a port of type {@code localnet} or {@code l2gateway}. */
    static PatchMark of(String type, String logicalPort) {
        return new PatchMark("ovn-" + type + "-port", logicalPort);
    }

    String inner(String bridge) {
        return "patch-" + bridge + "-to-" + value;
    }

    String outer(String bridge) {
        return "patch-" + value + "-to-" + bridge;
    }

    /** What tells the two ends, and all pairs, apart. */
    String id(boolean isInner) {
        return key + "/" + (isInner ? "inner" : "outer") + "/" + value;
    }
}
