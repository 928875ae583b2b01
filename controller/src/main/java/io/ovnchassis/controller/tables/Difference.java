package io.ovnchassis.controller.tables;

import java.util.List;
import java.util.Optional;

/**
 * Something that is not yet as it should be.
 *
 * @param wanted empty when nothing should be there
 * @param present all that is there
 */
public record Difference<W, P>(Optional<W> wanted, List<P> present) {
    public Difference {
        present = List.copyOf(present);
    }
}
