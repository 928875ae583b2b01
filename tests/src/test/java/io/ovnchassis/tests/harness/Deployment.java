package io.ovnchassis.tests.harness;

import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import io.ovnchassis.controller.sandbox.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A small OVN deployment for one test class: the central databases, ovn-northd, and the hypervisors that it asks for. To
 * be held in a static field with {@code @RegisterExtension}; controllers are started by the tests themselves.
 */
public final class Deployment implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private final List<String> hypervisorNames;
    private final Map<String, Hypervisor> hypervisors = new LinkedHashMap<>();
    private @Nullable Sandbox sandbox;
    private @Nullable Central central;

    private Deployment(List<String> hypervisorNames) {
        this.hypervisorNames = hypervisorNames;
    }

    public static Deployment of(String... hypervisors) {
        return new Deployment(List.of(hypervisors));
    }

    public Sandbox sandbox() {
        return started(sandbox);
    }

    public Central central() {
        return started(central);
    }

    public Hypervisor hypervisor(String name) {
        return started(hypervisors.get(name));
    }

    /** The launcher of this project's daemon. */
    public static Path launcher() {
        return projectRoot().resolve("controller/bin/ovn-controller");
    }

    /** The folder of this project. Tests run in that of their module, or in an IDE anywhere in the project. */
    public static Path projectRoot() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("tests/run"))) {
                return folder;
            }
        }
        throw new SandboxFailure("no folder from " + start + " up to the root has tests/run");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Sandbox created = Sandbox.create();
        sandbox = created;
        Central startedCentral = created.startCentral();
        central = startedCentral;
        for (String name : hypervisorNames) {
            hypervisors.put(name, created.startHypervisor(name, startedCentral));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        Optional<Throwable> failure = context.getExecutionException();
        if (failure.isPresent()) {
            Path kept = keepLogs(context);
            failure.get()
                    .addSuppressed(new SandboxFailure("the servers' logs are kept in " + kept + "\n"
                            + sandbox().report()));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    private Path keepLogs(ExtensionContext context) throws IOException {
        Path folder = projectRoot()
                .resolve("tests/target/server-logs")
                .resolve(context.getRequiredTestClass().getSimpleName());
        for (ServerProcess server : sandbox().servers()) {
            Path kept = folder.resolve(sandbox().path().relativize(server.log()));
            Files.createDirectories(kept.resolveSibling("."));
            Files.copy(server.log(), kept, StandardCopyOption.REPLACE_EXISTING);
        }
        return folder;
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new SandboxFailure("no such part of the deployment, or it is not started yet");
        }
        return part;
    }
}
