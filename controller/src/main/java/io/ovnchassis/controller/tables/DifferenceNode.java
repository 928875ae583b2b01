package io.ovnchassis.controller.tables;

import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.ovsdb.schema.Row;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Engine node: where what is wanted and what is there differ, by key. Whoever writes looks at nothing else, so that one
 * change costs the same among many as among few; and it stays until the database shows what was written.
 *
 * @param <W> what is wanted
 * @param <P> what is there
 */
public final class DifferenceNode<V extends Row<V>, W, Q extends Row<Q>, P>
        extends Derived<Map<String, Difference<W, P>>> {
    private final Input<Keyed<V, W>> wanted;
    private final Input<Keyed<Q, P>> present;
    private final Settled<W, P> settled;
    private final Map<String, Difference<W, P>> differences = new LinkedHashMap<>();

    /** Says when there is nothing to do: of what is wanted there is one, as it should be, and nothing else. */
    @FunctionalInterface
    public interface Settled<W, P> {
        boolean isWhatIsWanted(W wanted, P present);
    }

    public DifferenceNode(String name, Node<Keyed<V, W>> wanted, Node<Keyed<Q, P>> present, Settled<W, P> settled) {
        super(name);
        this.wanted = input(wanted, name + "_" + wanted.name() + "_handler", this::onWanted);
        this.present = input(present, name + "_" + present.name() + "_handler", this::onPresent);
        this.settled = settled;
    }

    @Override
    public Map<String, Difference<W, P>> output() {
        return Collections.unmodifiableMap(differences);
    }

    private Verdict onWanted() {
        return compare(wanted.get().changed());
    }

    private Verdict onPresent() {
        return compare(present.get().changed());
    }

    private Change compare(Set<String> keys) {
        boolean updated = false;
        for (String key : keys) {
            updated |= compare(key);
        }
        return Change.when(updated);
    }

    private boolean compare(String key) {
        Optional<W> should = wanted.get().first(key);
        List<P> is = present.get().all(key);
        boolean fine = should.map(one -> is.size() == 1 && settled.isWhatIsWanted(one, is.getFirst()))
                .orElse(is.isEmpty());
        Optional<Difference<W, P>> before = Optional.ofNullable(differences.remove(key));
        Optional<Difference<W, P>> now = fine ? Optional.empty() : Optional.of(new Difference<>(should, is));
        now.ifPresent(difference -> differences.put(key, difference));
        return !before.equals(now);
    }

    @Override
    protected Change recompute() {
        Map<String, Difference<W, P>> before = new HashMap<>(differences);
        differences.clear();
        wanted.get().keys().forEach(this::compare);
        present.get().keys().forEach(this::compare);
        return Change.between(before, new HashMap<>(differences));
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.copyOf(differences);
    }
}
