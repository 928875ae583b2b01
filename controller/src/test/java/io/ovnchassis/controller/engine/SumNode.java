package io.ovnchassis.controller.engine;

import io.ovnchassis.controller.engine.Verdict.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sum of its inputs, with an input of every kind that a test can ask for, and a record of what was called. */
final class SumNode extends Derived<Integer> {
    final List<String> calls = new ArrayList<>();
    private final List<Input<Integer>> numbers = new ArrayList<>();
    private Runnable beforeRecompute = () -> {};
    private boolean writer;
    private int sum;

    SumNode(String name) {
        super(name);
    }

    /** An input without a handler. */
    SumNode reads(Node<Integer> source) {
        numbers.add(input(source));
        return this;
    }

    /** An input with a handler that is right. */
    SumNode absorbs(Node<Integer> source) {
        return handles(source, () -> become(total()));
    }

    /** An input with whatever handler a test needs. */
    SumNode handles(Node<Integer> source, Handler handler) {
        numbers.add(input(source, name() + "_" + source.name() + "_handler", () -> {
            calls.add("handle " + source.name());
            return handler.handle();
        }));
        return this;
    }

    SumNode ignores(Node<Integer> source) {
        numbers.add(ignore(source, "a test says so"));
        return this;
    }

    SumNode thatWrites() {
        writer = true;
        return this;
    }

    SumNode beforeRecompute(Runnable action) {
        beforeRecompute = action;
        return this;
    }

    Change become(int value) {
        Change change = Change.between(sum, value);
        sum = value;
        return change;
    }

    private int total() {
        return numbers.stream().mapToInt(Input::get).sum();
    }

    @Override
    protected boolean writes() {
        return writer;
    }

    @Override
    protected Change recompute() {
        calls.add("recompute");
        beforeRecompute.run();
        return become(total());
    }

    @Override
    protected void clearChanges() {
        calls.add("clear");
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
