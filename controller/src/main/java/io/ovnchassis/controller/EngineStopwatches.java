package io.ovnchassis.controller;

import io.ovnchassis.controller.appctl.Command;
import io.ovnchassis.controller.appctl.Reply;
import io.ovnchassis.controller.engine.Engine;
import io.ovnchassis.controller.metrics.Stopwatches;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * A stopwatch for each node and each handler of the engine, all at rest until {@code inc-engine/enable-stopwatch}. Main
 * loop only.
 */
final class EngineStopwatches {
    private final Stopwatches stopwatches;

    /** By node: the node itself, and its handlers in the order of its inputs. */
    private final Map<String, List<String>> parts = new LinkedHashMap<>();

    private final Set<String> enabled = new HashSet<>();

    EngineStopwatches(Engine engine, Stopwatches stopwatches) {
        this.stopwatches = stopwatches;
        engine.statistics().nodes().forEach(node -> parts.put(node.node(), new ArrayList<>(List.of(node.node()))));
        engine.edges().stream()
                .filter(edge -> !edge.handler().isEmpty())
                .forEach(edge -> parts.getOrDefault(edge.target(), List.of()).add(edge.handler()));
        parts.values().forEach(ofNode -> ofNode.forEach(stopwatches::stopwatch));
        engine.reportTo(this::took);
    }

    List<Command> commands() {
        return List.of(
                new Command("inc-engine/list-stopwatches", "", 0, 1, this::list),
                new Command(
                        "inc-engine/enable-stopwatch",
                        "[node]",
                        0,
                        1,
                        (arguments, reply) -> change(arguments, reply, Set::add)),
                new Command(
                        "inc-engine/disable-stopwatch",
                        "[node]",
                        0,
                        1,
                        (arguments, reply) -> change(arguments, reply, Set::remove)));
    }

    private void took(String node, String part, long nanos) {
        if (enabled.contains(node)) {
            stopwatches.stopwatch(part).add(TimeUnit.NANOSECONDS.toMillis(nanos));
        }
    }

    private void list(List<String> arguments, Reply reply) {
        StringBuilder text = new StringBuilder();
        chosen(arguments)
                .flatMap(node -> parts.getOrDefault(node, List.of()).stream())
                .forEach(part -> text.append(part).append('\n'));
        reply.success(text.toString());
    }

    private void change(List<String> arguments, Reply reply, BiConsumer<Set<String>, String> how) {
        List<String> chosen = chosen(arguments).toList();
        if (chosen.isEmpty()) {
            reply.error("node not found");
        } else {
            chosen.forEach(node -> how.accept(enabled, node));
            reply.success("");
        }
    }

    private Stream<String> chosen(List<String> arguments) {
        return (arguments.isEmpty() ? parts.keySet() : arguments).stream().filter(parts::containsKey);
    }
}
