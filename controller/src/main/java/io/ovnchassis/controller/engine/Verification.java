package io.ovnchassis.controller.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The answer of {@link Engine#verify}. */
public sealed interface Verification {

    /** Everything was recomputed; no differences means that every incremental output was right. */
    record Checked(List<Difference> differences) implements Verification {}

    /** Nothing was checked or touched, because it could not be done now. */
    record Postponed(String why) implements Verification {}

    /**
     * One entry of a node's {@linkplain Derived#snapshot() snapshot} that is not what a recompute gives.
     *
     * @param incremental the entry that the handlers had built, empty if they had none
     * @param recomputed the entry as it should be, empty if there should be none
     */
    record Difference(String node, String entry, Optional<String> incremental, Optional<String> recomputed) {

        static List<Difference> between(String node, Map<?, ?> incremental, Map<?, ?> recomputed) {
            return Stream.concat(incremental.keySet().stream(), recomputed.keySet().stream())
                    .distinct()
                    .filter(key -> !Objects.equals(incremental.get(key), recomputed.get(key)))
                    .map(key -> new Difference(
                            node,
                            key.toString(),
                            Optional.ofNullable(incremental.get(key)).map(Object::toString),
                            Optional.ofNullable(recomputed.get(key)).map(Object::toString)))
                    .toList();
        }
    }
}
