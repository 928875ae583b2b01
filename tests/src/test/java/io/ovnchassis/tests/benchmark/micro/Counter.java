package io.ovnchassis.tests.benchmark.micro;

import io.ovnchassis.controller.engine.Leaf;
import io.ovnchassis.controller.engine.Verdict.Change;

/** A number that grows when it is told to. */
final class Counter extends Leaf<Integer> {
    private int count;
    private boolean changed;

    Counter(String name) {
        super(name);
    }

    void increment() {
        count++;
        changed = true;
    }

    @Override
    protected Change poll() {
        return Change.when(changed);
    }

    @Override
    protected Integer output() {
        return count;
    }

    @Override
    protected void clearChanges() {
        changed = false;
    }
}
