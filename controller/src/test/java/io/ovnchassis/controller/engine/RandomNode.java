package io.ovnchassis.controller.engine;

import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.engine.Verdict.Recompute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A filtered sum of its inputs, key by key, or the number of entries that such a sum has. Its handlers are right, but
 * they give up, and all its code throws, whenever {@link Mishaps} says so: often with half of the work done.
 */
final class RandomNode extends Derived<Entries> {
    static final int KEYS = 8;

    /** What can go wrong in a node. */
    interface Mishaps {
        boolean giveUp();

        void maybeThrow();

        /** Nothing ever goes wrong. */
        static Mishaps none() {
            return new Mishaps() {
                @Override
                public boolean giveUp() {
                    return false;
                }

                @Override
                public void maybeThrow() {}
            };
        }
    }

    /** What the node computes. */
    record Formula(boolean counts, int modulus, boolean writes) {
        private boolean keeps(int number) {
            return number % modulus != 0;
        }
    }

    private final Formula formula;
    private final Mishaps mishaps;
    private final List<Input<Entries>> inputs = new ArrayList<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final Set<Integer> changed = new HashSet<>();
    private boolean tracked = true;

    RandomNode(String name, Formula formula, Mishaps mishaps) {
        super(name);
        this.formula = formula;
        this.mishaps = mishaps;
    }

    void reads(Node<Entries> source) {
        inputs.add(input(source));
    }

    void absorbs(Node<Entries> source) {
        int index = inputs.size();
        inputs.add(input(source, name() + "_" + source.name(), () -> absorb(inputs.get(index))));
    }

    private Verdict absorb(Input<Entries> input) {
        Optional<Set<Integer>> keys = input.get().changedKeys();
        if (keys.isEmpty()) {
            return new Recompute("changes were not tracked");
        }
        Change change = Change.UNCHANGED;
        for (int key : formula.counts() ? Set.of(0) : keys.get()) {
            if (set(key, wanted(key))) {
                change = Change.UPDATED;
            }
            mishaps.maybeThrow();
            if (mishaps.giveUp()) {
                return new Recompute("gave up");
            }
        }
        return change;
    }

    private int wanted(int key) {
        if (formula.counts()) {
            return key == 0
                    ? (int) IntStream.range(0, KEYS).filter(k -> sum(k) != 0).count()
                    : 0;
        }
        return sum(key);
    }

    private int sum(int key) {
        int sum = inputs.stream().mapToInt(input -> input.get().at(key)).sum();
        return formula.keeps(sum) ? sum : 0;
    }

    private boolean set(int key, int number) {
        Integer before = number == 0 ? numbers.remove(key) : numbers.put(key, number);
        boolean differs = (before == null ? 0 : before) != number;
        if (differs) {
            changed.add(key);
        }
        return differs;
    }

    @Override
    protected boolean writes() {
        return formula.writes();
    }

    @Override
    protected Change recompute() {
        Map<Integer, Integer> before = Map.copyOf(numbers);
        numbers.clear();
        mishaps.maybeThrow();
        for (int key = 0; key < KEYS; key++) {
            set(key, wanted(key));
        }
        tracked = false;
        return Change.between(before, numbers);
    }

    @Override
    protected void clearChanges() {
        changed.clear();
        tracked = true;
    }

    @Override
    protected Entries output() {
        return new Entries(numbers, tracked ? Optional.of(changed) : Optional.empty());
    }

    @Override
    protected Map<Integer, Integer> snapshot() {
        return Map.copyOf(numbers);
    }
}
