package io.ovnchassis.tests.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.tests.harness.Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Plays each scenario to the C {@code ovn-controller} and to this project's daemon, and compares all that they wrote.
 *
 * <p>{@code -Dscenarios=<regular expression>} plays some of them, {@code -Dscenarios.seed=<number>} shuffles as an
 * earlier run did.
 */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenariosIT {
    private static final Path FOLDER = Deployment.projectRoot().resolve("tests/scenarios");
    private static final Path STOCK = Path.of("ovn-controller");
    private static final int SCENARIOS_MIN = 60;

    /** The same order in every build; another one with {@code -Dscenarios.seed}. */
    private static final long SEED = 31_513_808_865_920L;

    private final Pattern wanted = Pattern.compile(System.getProperty("scenarios", ".*"));
    private final long seed = Long.getLong("scenarios.seed", SEED);
    private final AtomicInteger played = new AtomicInteger();
    private final AtomicInteger equal = new AtomicInteger();
    private final AtomicInteger shuffled = new AtomicInteger();

    private final List<Scenario> scenarios;
    private final Allowed allowed;
    private final Allowed lacking;

    ScenariosIT() throws IOException {
        scenarios = Scenario.readAll(FOLDER);
        allowed = Allowed.read(FOLDER.resolve("differences"));
        lacking = Allowed.read(FOLDER.resolve("lacking"));
    }

    @BeforeAll
    void thereAreEnough() {
        assertThat(scenarios).hasSizeGreaterThanOrEqualTo(SCENARIOS_MIN);
    }

    @TestFactory
    Stream<DynamicTest> theStockControllerAndOursWriteTheSame() {
        return wanted().map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> {
            List<String> differences = differencesFromStock(scenario);
            played.incrementAndGet();
            assertThat(differences)
                    .as("cells that differ, as \"cell : the stock controller's => ours\"")
                    .isEmpty();
            equal.incrementAndGet();
        }));
    }

    @TestFactory
    Stream<DynamicTest> stepsThatComeOneByOneInAnyOrderEndAsAColdStart() {
        return wanted().filter(Scenario::isShuffled)
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> {
                    long ownSeed = seed + scenario.name().hashCode();
                    try (Stage stage = new Stage(Deployment.launcher())) {
                        stage.start();
                        Dump incremental = stage.playShuffled(scenario, new Random(ownSeed));
                        stage.exit(List.of());
                        stage.start();
                        assertThat(Difference.between(incremental, stage.dumpAtRest())
                                        .values())
                                .as(
                                        "cells that differ after a cold start, as \"cell : before => after\";"
                                                + " -Dscenarios=%s -Dscenarios.seed=%d repeats it",
                                        scenario.name(), seed)
                                .isEmpty();
                    }
                    shuffled.incrementAndGet();
                }));
    }

    @AfterAll
    void sayHowMany() {
        System.out.printf(
                "scenarios: %d played, %d equal but for %d listed differences, %d equal to a cold start (seed %d)%n",
                played.get(), equal.get(), allowed.size(), shuffled.get(), seed);
        lacking.lines().forEach(line -> System.out.println("not built yet: " + line));
        if (played.get() == scenarios.size()) {
            assertThat(allowed.unused())
                    .as("lines of tests/scenarios/differences that permit nothing")
                    .isEmpty();
            assertThat(lacking.unused())
                    .as("lines of tests/scenarios/lacking that are built by now")
                    .isEmpty();
        }
    }

    private Stream<Scenario> wanted() {
        return scenarios.stream()
                .filter(scenario -> wanted.matcher(scenario.name()).matches());
    }

    /** Plays to both, and returns the differences that nobody wants, with the title of the section before each. */
    private List<String> differencesFromStock(Scenario scenario) {
        List<Dump> theirs = play(STOCK, scenario);
        List<Dump> ours = play(Deployment.launcher(), scenario);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < theirs.size(); i++) {
            String title = scenario.sections().get(i).title();
            Difference.between(theirs.get(i), ours.get(i)).values().stream()
                    .filter(difference -> !allowed.permits(scenario.name(), difference)
                            && !lacking.permits(scenario.name(), difference))
                    .forEach(difference -> differences.add("(" + title + ") " + difference));
        }
        return differences;
    }

    private static List<Dump> play(Path program, Scenario scenario) {
        try (Stage stage = new Stage(program)) {
            return stage.play(scenario);
        }
    }
}
