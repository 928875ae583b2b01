package io.ovnchassis.tests.scenarios;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Fresh servers on which a scenario is played to one program, as chassis {@value #CHASSIS}. */
final class Stage implements AutoCloseable {
    static final String CHASSIS = "hv1";

    private final Path program;
    private final Sandbox sandbox = Sandbox.create();
    private final Central central;
    private final Hypervisor hypervisor;
    private @Nullable Controller controller;

    /** @param program a path, or a name to be found in PATH */
    Stage(Path program) {
        this.program = program;
        central = sandbox.startCentral();
        hypervisor = sandbox.startHypervisor(CHASSIS, central);
    }

    /** Plays a scenario, and returns what there is after each section. */
    List<Dump> play(Scenario scenario) {
        List<Dump> dumps = new ArrayList<>();
        for (Section section : scenario.sections()) {
            section.steps().forEach(this::take);
            if (dumps.isEmpty()) {
                start();
            }
            dumps.add(dumpAtRest());
        }
        return dumps;
    }

    /** Plays a scenario to a daemon that runs, in another order, and returns what there is in the end. */
    Dump playShuffled(Scenario scenario, Random random) {
        Optional<Dump> last = Optional.empty();
        for (Section section : scenario.sections()) {
            section.shuffled(random).forEach(this::take);
            last = Optional.of(dumpAtRest());
        }
        return last.orElseThrow();
    }

    private void take(Step step) {
        switch (step) {
            case Step.Run(String tool, List<String> words) -> run(tool, words);
            case Step.Exit(List<String> arguments) -> exit(arguments);
            case Step.Start() -> start();
        }
    }

    void start() {
        if (controller == null) {
            controller = hypervisor.startController(program, "-vsyslog:off");
        } else {
            controller.process().start();
        }
    }

    /** Ends the daemon in an orderly way. */
    void exit(List<String> options) {
        Controller running = running();
        List<String> command =
                new ArrayList<>(List.of("-t", running.controlSocket().toString(), "exit"));
        command.addAll(options);
        hypervisor.appctl(command.toArray(String[]::new));
        Await.until("the end of the daemon", () -> !running.process().isAlive());
    }

    /** What both databases hold when nobody changes them any more. */
    Dump dumpAtRest() {
        Calm.await(sandbox, central, hypervisor);
        return Dump.of(central.southbound(), hypervisor.database());
    }

    /** How the servers are, for whoever reads a failure. */
    String report() {
        return running().process().report();
    }

    private void run(String tool, List<String> words) {
        String[] arguments = words.stream()
                .map(word -> word.replace("$sb", central.southbound().remote()))
                .toArray(String[]::new);
        switch (tool) {
            case "nbctl" -> central.nbctl(arguments);
            case "sbctl" -> central.sbctl(arguments);
            default -> hypervisor.vsctl(arguments);
        }
    }

    private Controller running() {
        if (controller == null) {
            throw new SandboxFailure("the daemon was not started yet");
        }
        return controller;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
