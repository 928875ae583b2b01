package io.ovnchassis.netlink.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** An observer that writes down what it is told. */
final class Told<T> implements Observer<T> {
    private final Function<T, String> text;
    private final List<List<String>> changes = new ArrayList<>();

    Told(Function<T, String> text) {
        this.text = text;
    }

    @Override
    public synchronized void changed(Changes<T> changed) {
        changes.add(Stream.concat(
                        changed.removed().stream().map(one -> "- " + text.apply(one)),
                        changed.added().stream().map(one -> "+ " + text.apply(one)))
                .sorted()
                .toList());
    }

    /** How often it was told something since the last time, and what. */
    synchronized List<List<String>> take() {
        List<List<String>> since = List.copyOf(changes);
        changes.clear();
        return since;
    }
}
