package io.ovnchassis.ovsdb.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** The remotes, shuffled once when they are set so that clients spread over a cluster, then tried round and round. */
final class Rotation {
    private final RandomGenerator random;
    private List<Remote> asGiven = List.of();
    private List<Remote> shuffled = List.of();
    private int next;

    Rotation(RandomGenerator random) {
        this.random = random;
    }

    /** Takes a list, unless it is the one it has; tells whether it is another one. */
    boolean replace(List<Remote> remotes) {
        if (remotes.equals(asGiven)) {
            return false;
        }
        asGiven = remotes;
        List<Remote> order = new ArrayList<>(remotes);
        Collections.shuffle(order, random);
        shuffled = order;
        next = 0;
        return true;
    }

    boolean isEmpty() {
        return shuffled.isEmpty();
    }

    int size() {
        return shuffled.size();
    }

    boolean contains(Remote remote) {
        return shuffled.contains(remote);
    }

    /** Makes it the turn of {@code remote}, if it is still among them. */
    void stayWith(Remote remote) {
        int position = shuffled.indexOf(remote);
        next = position < 0 ? next : position;
    }

    /** The remote whose turn it is. There must be one. */
    Remote next() {
        Remote remote = shuffled.get(next);
        next = (next + 1) % shuffled.size();
        return remote;
    }
}
