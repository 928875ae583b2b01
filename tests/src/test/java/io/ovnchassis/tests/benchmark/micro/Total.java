package io.ovnchassis.tests.benchmark.micro;

import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict.Change;
import java.util.List;
import java.util.Map;

/** A node with next to no work of its own: the sum of its inputs. What is measured is the engine around it. */
final class Total extends Derived<Integer> {
    private final List<Input<Integer>> inputs;
    private int sum;

    Total(String name, List<? extends Node<Integer>> sources) {
        super(name);
        inputs = sources.stream()
                .map(source -> input(source, name + "_" + source.name() + "_handler", this::recompute))
                .toList();
    }

    @Override
    protected Change recompute() {
        int before = sum;
        sum = inputs.stream().mapToInt(Input::get).sum();
        return Change.between(before, sum);
    }

    @Override
    protected Integer output() {
        return sum;
    }

    @Override
    protected Map<String, Integer> snapshot() {
        return Map.of("sum", sum);
    }
}
