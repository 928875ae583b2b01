package io.ovnchassis.controller.engine;

import io.ovnchassis.controller.engine.Verdict.Change;

/** A number that a test sets. */
final class NumberLeaf extends Leaf<Integer> {
    private int number;
    private boolean changed;

    NumberLeaf(String name) {
        super(name);
    }

    void set(int value) {
        number = value;
        changed = true;
    }

    @Override
    protected Change poll() {
        return Change.when(changed);
    }

    @Override
    protected Integer output() {
        return number;
    }

    @Override
    protected void clearChanges() {
        changed = false;
    }
}
