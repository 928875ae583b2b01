package io.ovnchassis.controller.engine;

import io.ovnchassis.controller.engine.Verdict.Change;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table that a test edits, with the keys that were touched since the run before. */
final class EntriesLeaf extends Leaf<Entries> {
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final Set<Integer> changed = new HashSet<>();

    EntriesLeaf(String name) {
        super(name);
    }

    void put(int key, int number) {
        numbers.put(key, number);
        changed.add(key);
    }

    void remove(int key) {
        numbers.remove(key);
        changed.add(key);
    }

    void copyFrom(EntriesLeaf other) {
        numbers.putAll(other.numbers);
    }

    @Override
    protected Change poll() {
        return Change.when(!changed.isEmpty());
    }

    @Override
    protected Entries output() {
        return new Entries(numbers, Optional.of(changed));
    }

    @Override
    protected void clearChanges() {
        changed.clear();
    }
}
