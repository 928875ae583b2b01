package io.ovnchassis.controller.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.engine.Verdict.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KernelLeafTest {
    private final KernelLeaf<String> leaf = new KernelLeaf<>("leaf");

    private Change run() {
        leaf.clearChanges();
        return leaf.poll();
    }

    @Test
    void whatComesIsShownInTheNextRunAndIsNewsInThatOneOnly() {
        leaf.change(List.of(), List.of("a", "b"));
        assertThat(leaf.output().all()).isEmpty();

        assertThat(run()).isEqualTo(Change.UPDATED);
        assertThat(leaf.output().all()).containsExactlyInAnyOrder("a", "b");
        assertThat(leaf.output().added()).containsExactlyInAnyOrder("a", "b");

        assertThat(run()).isEqualTo(Change.UNCHANGED);
        assertThat(leaf.output().all()).containsExactlyInAnyOrder("a", "b");
        assertThat(leaf.output().added()).isEmpty();
    }

    @Test
    void whatComesAndGoesBetweenTwoRunsIsNoNews() {
        leaf.change(List.of(), List.of("a"));
        run();

        leaf.change(List.of("a"), List.of("b"));
        leaf.change(List.of("b"), List.of("a"));

        assertThat(run()).isEqualTo(Change.UNCHANGED);
        assertThat(leaf.output().all()).containsExactly("a");
    }

    @Test
    void whatWasSeenBeforeAndWhatChangedAddUpToWhatIsThere() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            KernelLeaf<Integer> tested = new KernelLeaf<>("leaf");
            Set<Integer> expected = new HashSet<>();
            Set<Integer> followed = new HashSet<>();
            for (int step = 0; step < 100; step++) {
                Set<Integer> gone = Set.of(random.nextInt(10));
                Set<Integer> come = Set.of(random.nextInt(10));
                tested.change(gone, come);
                expected.removeAll(gone);
                expected.addAll(come);
                if (random.nextBoolean()) {
                    tested.clearChanges();
                    tested.poll();
                    assertThat(followed)
                            .as("seed %s", seed)
                            .containsAll(tested.output().removed());
                    assertThat(followed)
                            .as("seed %s", seed)
                            .noneMatch(tested.output().added()::contains);
                    followed.removeAll(tested.output().removed());
                    followed.addAll(tested.output().added());
                    assertThat(tested.output().all())
                            .as("seed %s", seed)
                            .isEqualTo(expected)
                            .isEqualTo(followed);
                }
            }
        }
    }
}
