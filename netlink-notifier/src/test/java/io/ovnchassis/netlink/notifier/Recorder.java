package io.ovnchassis.netlink.notifier;

import io.ovnchassis.netlink.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A listener that writes down what it is told, and keeps a table of what it knows. */
final class Recorder<T> implements Listener<T> {
    private final Function<T, Object> key;
    private final List<String> told = new ArrayList<>();
    private final Map<Object, T> table = new HashMap<>();
    private Verdict verdict = Verdict.PASS;

    Recorder(Function<T, Object> key) {
        this.key = key;
    }

    synchronized void answer(Verdict changed) {
        verdict = changed;
    }

    @Override
    public synchronized void resynced(List<T> everything) {
        table.clear();
        everything.forEach(object -> table.put(key.apply(object), object));
        told.add("all " + table.keySet().stream().map(Object::toString).sorted().toList());
    }

    @Override
    public synchronized Verdict changed(Change<T> change) {
        Object changed = key.apply(change.object());
        switch (change) {
            case Change.Put<T> put -> table.put(changed, put.object());
            case Change.Removed<T> _ -> table.remove(changed);
        }
        told.add((change instanceof Change.Put<T> ? "put " : "removed ") + changed);
        return verdict;
    }

    @Override
    public synchronized void settled() {
        told.add("settled");
    }

    /** What it was told since the last time, without the moments at which nothing else waited. */
    synchronized List<String> told() {
        List<String> since =
                told.stream().filter(text -> !text.equals("settled")).toList();
        told.clear();
        return since;
    }

    synchronized List<String> toldWithMoments() {
        List<String> since = List.copyOf(told);
        told.clear();
        return since;
    }

    synchronized Map<Object, T> table() {
        return Map.copyOf(table);
    }
}
