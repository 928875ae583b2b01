package io.ovnchassis.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * This project's daemon on one hypervisor, for all tests of a class. To be held in a static field with
 * {@code @RegisterExtension}, after the {@link Deployment}.
 *
 * <p>After each test its log has no warning and no error but those that the tests announced, and how many lines a rate
 * limit dropped, or what an old server lacks; in the end all of its nodes hold what they would hold if they were computed
 * anew.
 */
public final class Daemon implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private final Deployment deployment;
    private final String hypervisorName;
    private final Set<String> withoutArguments;

    /** The servers may be older than what the daemon would like to read from them. */
    private final List<String> expectedTroubles =
            new ArrayList<>(List.of("log messages in last", "(database needs upgrade?)"));

    private int troublesSeen;
    private @Nullable Controller controller;

    private Daemon(Deployment deployment, String hypervisorName, Set<String> withoutArguments) {
        this.deployment = deployment;
        this.hypervisorName = hypervisorName;
        this.withoutArguments = Set.copyOf(withoutArguments);
    }

    public static Daemon on(Deployment deployment, String hypervisorName) {
        return new Daemon(deployment, hypervisorName, Set.of());
    }

    /** The same, without plugins, and without some of the arguments that every controller of a sandbox gets. */
    public Daemon without(String... arguments) {
        return new Daemon(deployment, hypervisorName, Set.of(arguments));
    }

    public Hypervisor hypervisor() {
        return deployment.hypervisor(hypervisorName);
    }

    public Controller controller() {
        if (controller == null) {
            throw new SandboxFailure("the daemon of " + hypervisorName + " is not started yet");
        }
        return controller;
    }

    public DaemonLog log() {
        return DaemonLog.of(controller());
    }

    /** Runs ovn-appctl on it and returns what it printed. */
    public String appctl(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("-t", controller().controlSocket().toString()));
        command.addAll(List.of(arguments));
        return hypervisor().appctl(command.toArray(String[]::new));
    }

    /** Asks it to exit and returns when it has ended; nothing is left of it in its folder but the log. */
    public void exit(String... arguments) {
        Path socket = controller().controlSocket();
        ProcessHandle process = ProcessHandle.of(controller().process().pid()).orElseThrow();
        List<String> command = new ArrayList<>(List.of("exit"));
        command.addAll(List.of(arguments));
        assertThat(appctl(command.toArray(String[]::new))).isEmpty();
        Await.until(
                "the end of the daemon",
                () -> !process.isAlive() && !controller().process().isAlive());
        assertThat(socket).doesNotExist();
        assertThat(controller().directory().file("ovn-controller.pid")).doesNotExist();
    }

    /** From now on, warnings and errors with this text in them are as they should be. */
    public void expectTrouble(String text) {
        expectedTroubles.add(text);
    }

    /** Announces a warning or an error, and waits for it. */
    public void awaitTrouble(String text) {
        expectTrouble(text);
        awaitLine(text);
    }

    /** Waits for a line with this text in it. */
    public void awaitLine(String text) {
        Await.until(
                "a line '" + text + "' in the log",
                () -> log().lines(),
                lines -> lines.stream().anyMatch(line -> line.contains(text)));
    }

    /** Waits until our chassis is registered. */
    public void awaitChassis() {
        Await.until(
                "the Chassis " + hypervisorName,
                () -> deployment
                        .central()
                        .sbctl("--bare", "--columns=name", "find", "Chassis", "name=" + hypervisorName)
                        .equals(hypervisorName));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        controller = hypervisor().startController(program());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> troubles = log().troubles();
        int seenBefore = troublesSeen;
        troublesSeen = troubles.size();
        assertThat(troubles.subList(seenBefore, troubles.size()))
                .as("warnings and errors in the log of " + hypervisorName)
                .allMatch(line -> expectedTroubles.stream().anyMatch(line::contains));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (controller().process().isAlive()) {
            assertThat(appctl("inc-engine/verify")).isEqualTo("incremental and recomputed results are the same");
        }
    }

    private Path program() throws IOException {
        if (withoutArguments.isEmpty()) {
            return Deployment.launcher();
        }
        String unwanted = withoutArguments.stream().collect(Collectors.joining("|"));
        Path script =
                Files.writeString(deployment.sandbox().path().resolve(hypervisorName + "-launcher"), """
                #!/bin/sh
                for argument; do
                    shift
                    case $argument in %s) ;; *) set -- "$@" "$argument" ;; esac
                done
                exec %s --vif-plug-dir=%s "$@"
                """.formatted(
                        unwanted,
                        Deployment.launcher(),
                        Files.createDirectories(deployment.sandbox().path().resolve("no-plugins"))));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }
}
