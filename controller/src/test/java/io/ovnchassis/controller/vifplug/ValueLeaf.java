package io.ovnchassis.controller.vifplug;

import io.ovnchassis.controller.engine.Leaf;
import io.ovnchassis.controller.engine.Verdict.Change;

/** A leaf that a test sets. */
final class ValueLeaf<T> extends Leaf<T> {
    private T value;
    private boolean changed;

    ValueLeaf(String name, T value) {
        super(name);
        this.value = value;
    }

    void set(T next) {
        changed |= !value.equals(next);
        value = next;
    }

    @Override
    public T output() {
        return value;
    }

    @Override
    protected Change poll() {
        boolean news = changed;
        changed = false;
        return Change.when(news);
    }
}
