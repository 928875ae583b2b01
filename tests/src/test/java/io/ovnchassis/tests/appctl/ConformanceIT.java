package io.ovnchassis.tests.appctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.appctl.Exercise.Expectation;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every command of both daemons is exercised, and compares as {@code conformance.txt} says. */
class ConformanceIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1", "hv2");

    @Order(2)
    @RegisterExtension
    static final Daemon ours = Daemon.on(deployment, "hv1");

    private static final String UNKNOWN = "is not a valid command";

    @BeforeAll
    static void startTheStockController() {
        Hypervisor hypervisor = deployment.hypervisor("hv2");
        Controller stock = hypervisor.startController(Path.of("ovn-controller"), "-vsyslog:off");
        Await.until(
                "a connection of the stock controller",
                () -> hypervisor.appctl("-t", stock.controlSocket().toString(), "connection-status"),
                "connected"::equals);
        Await.until(
                "the stock controller's first look at its counters",
                () -> hypervisor.appctl("-t", stock.controlSocket().toString(), "coverage/show"),
                counters -> counters.contains("/sec"));
        ours.awaitChassis();
    }

    @Test
    void eachCommandComparesAsTheListSays() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (Exercise exercise : Exercise.all()) {
            String mine = ask(deployment.hypervisor("hv1"), exercise);
            String stock = ask(deployment.hypervisor("hv2"), exercise);
            String what = exercise.expectation() + " " + String.join(" ", exercise.words()) + "\nours:\n" + mine
                    + "\ntheirs:\n" + stock;
            switch (exercise.expectation()) {
                case SAME -> softly.assertThat(mine).as(what).isEqualTo(stock);
                case SHAPE ->
                    softly.assertThat(shapes(mine)).as(what).isNotEmpty().isSubsetOf(shapes(stock));
                case DIFFERS -> {
                    softly.assertThat(mine).as(what).isNotEqualTo(stock).doesNotContain(UNKNOWN);
                    softly.assertThat(stock).as(what).doesNotContain(UNKNOWN);
                }
                case OURS -> {
                    softly.assertThat(mine).as(what).doesNotContain(UNKNOWN);
                    softly.assertThat(stock).as(what).contains(UNKNOWN);
                }
                case THEIRS -> {
                    softly.assertThat(mine).as(what).contains(UNKNOWN);
                    softly.assertThat(stock).as(what).doesNotContain(UNKNOWN);
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void noCommandIsMissingFromTheList() throws IOException {
        Map<String, Set<Expectation>> listed = Exercise.all().stream()
                .collect(Collectors.groupingBy(
                        Exercise::command,
                        TreeMap::new,
                        Collectors.mapping(Exercise::expectation, Collectors.toSet())));
        Set<String> all = new TreeSet<>(usages("hv1").keySet());
        all.addAll(usages("hv2").keySet());

        assertThat(all).allSatisfy(command -> assertThat(listed).containsKey(command));
    }

    @Test
    void usagesAreTheSame() {
        Map<String, String> stock = usages("hv2");
        Map<String, String> mine = usages("hv1");
        mine.keySet().retainAll(stock.keySet());
        // It takes a threshold since Open vSwitch 3.2.
        mine.remove("stopwatch/show");

        assertThat(mine)
                .isNotEmpty()
                .allSatisfy((command, usage) -> assertThat(usage).isEqualTo(stock.get(command)));
    }

    @Test
    void everyLogModuleOfTheStockControllerIsKnown() {
        Function<String, Set<String>> modules = host -> ask(deployment.hypervisor(host), "vlog/list")
                .lines()
                .skip(2)
                .map(line -> line.replaceFirst(" .*", ""))
                .collect(Collectors.toSet());

        assertThat(modules.apply("hv1")).containsAll(modules.apply("hv2"));
    }

    /** Commands and how they are used, as {@code list-commands} prints them. */
    private static Map<String, String> usages(String host) {
        return ask(deployment.hypervisor(host), "list-commands")
                .lines()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().split(" +", 2))
                .collect(Collectors.toMap(
                        words -> words[0], words -> words.length > 1 ? words[1] : "", (one, _) -> one, TreeMap::new));
    }

    private static String ask(Hypervisor hypervisor, Exercise exercise) {
        return ask(hypervisor, exercise.words().toArray(String[]::new));
    }

    /** Both of its outputs and its exit code, with the same name for any socket. */
    private static String ask(Hypervisor hypervisor, String... words) {
        String command = "ovn-appctl --timeout=20 -t ovn-controller \"$@\" 2>&1; echo \"exit code $?\"";
        String[] arguments = new String[words.length + 3];
        arguments[0] = "-c";
        arguments[1] = command;
        arguments[2] = "sh";
        System.arraycopy(words, 0, arguments, 3, words.length);
        return hypervisor.tool("sh").run(arguments);
    }

    /** The kinds of lines there are: every name and every number is as good as another. */
    private static Set<String> shapes(String output) {
        return output.lines()
                .map(line -> line.replaceAll("hash=\\w+", "hash")
                        .replaceAll("[A-Za-z_][-\\w/.]*", "name")
                        .replaceAll("[0-9a-f]*[0-9][0-9a-f.]*", "number")
                        .replaceAll(" +", " ")
                        .replaceAll("(name:number ?)+", "counts")
                        .replaceAll("name( name)+", "names")
                        .strip())
                .collect(Collectors.toSet());
    }
}
