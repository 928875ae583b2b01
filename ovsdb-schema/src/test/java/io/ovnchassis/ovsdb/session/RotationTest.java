package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final List<Remote> REMOTES = IntStream.rangeClosed(1, 5)
            .<Remote>mapToObj(i -> new Remote.Tcp("192.0.2." + i, 6642))
            .toList();

    @Test
    void everyRemoteHasItsTurnBeforeAnyHasItAgain() {
        Rotation rotation = new Rotation(new Random(1));
        rotation.replace(REMOTES);

        List<Remote> first = Stream.generate(rotation::next).limit(5).toList();
        List<Remote> second = Stream.generate(rotation::next).limit(5).toList();
        assertThat(first).containsExactlyInAnyOrderElementsOf(REMOTES);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void clientsDoNotAllBeginWithTheSameRemote() {
        Set<Remote> firsts = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            Rotation rotation = new Rotation(new Random(seed));
            rotation.replace(REMOTES);
            firsts.add(rotation.next());
        }
        assertThat(firsts).hasSize(5);
    }

    @Test
    void theSameListIsNotShuffledAgain() {
        Rotation rotation = new Rotation(new Random(1));
        assertThat(rotation.replace(REMOTES)).isTrue();
        assertThat(rotation.replace(List.copyOf(REMOTES))).isFalse();
        assertThat(rotation.replace(REMOTES.subList(0, 2))).isTrue();
        assertThat(rotation.contains(REMOTES.get(4))).isFalse();
    }
}
