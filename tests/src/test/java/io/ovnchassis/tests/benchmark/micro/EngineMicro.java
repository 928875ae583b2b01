package io.ovnchassis.tests.benchmark.micro;

import io.ovnchassis.controller.engine.Engine;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.RunResult;
import io.ovnchassis.controller.engine.WritePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Runs of an engine with 200 nodes in ten layers, each of which has three of the layer below as inputs: how many nodes
 * it passes in a second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(EngineMicro.NODES)
public class EngineMicro {
    static final int NODES = 200;

    private static final int WIDTH = 20;
    private static final int INPUTS = 3;

    private final List<Counter> leaves =
            IntStream.range(0, WIDTH).mapToObj(i -> new Counter("leaf" + i)).toList();
    private final Engine engine = new Engine(new Total("root", layers()), () -> 0);

    private List<? extends Node<Integer>> layers() {
        List<? extends Node<Integer>> layer = leaves;
        for (int depth = 0; depth < NODES / WIDTH; depth++) {
            layer = above(layer, depth);
        }
        return layer;
    }

    private static List<Total> above(List<? extends Node<Integer>> below, int depth) {
        List<Total> layer = new ArrayList<>();
        for (int i = 0; i < WIDTH; i++) {
            int first = i;
            List<Node<Integer>> sources = IntStream.range(0, INPUTS)
                    .<Node<Integer>>mapToObj(input -> below.get((first + input) % WIDTH))
                    .toList();
            layer.add(new Total("node%d_%d".formatted(depth, i), sources));
        }
        return layer;
    }

    /** Nothing has changed. */
    @Benchmark
    public RunResult runWithoutChange() {
        engine.startRun();
        return engine.run(WritePermission.GRANTED);
    }

    /** One leaf has changed, and with it three nodes of the first layer, and all of the tenth. */
    @Benchmark
    public RunResult runWithOneChange() {
        engine.startRun();
        leaves.getFirst().increment();
        return engine.run(WritePermission.GRANTED);
    }

    /** Everything is computed anew. */
    @Benchmark
    public RunResult recompute() {
        engine.startRun();
        leaves.getFirst().increment();
        engine.forceRecompute("a benchmark");
        return engine.run(WritePermission.GRANTED);
    }
}
