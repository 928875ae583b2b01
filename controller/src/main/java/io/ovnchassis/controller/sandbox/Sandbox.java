package io.ovnchassis.controller.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/**
 * A folder and the servers that run in it. Closing it kills the servers and deletes the folder; so does the end of the
 * JVM, however it comes.
 */
public final class Sandbox implements AutoCloseable {
    private final SandboxDirectory directory;
    private final Janitor janitor;
    private final Spawner spawner = new Spawner();
    private final List<ServerProcess> servers = new CopyOnWriteArrayList<>();
    private final List<Hypervisor> hypervisors = new CopyOnWriteArrayList<>();
    private volatile boolean closing;
    private final FutureTask<Boolean> disposal = new FutureTask<>(this::killAndDelete, true);
    private final Thread shutdownHook = new Thread(this::dispose, "sandbox-disposal");

    private Sandbox(SandboxDirectory directory) {
        this.directory = directory;
        this.janitor = Janitor.of(directory.path());
    }

    public static Sandbox create() {
        Sandbox sandbox = new Sandbox(SandboxDirectory.create());
        Runtime.getRuntime().addShutdownHook(sandbox.shutdownHook);
        return sandbox;
    }

    /** The folder that is deleted in the end. */
    public Path path() {
        return directory.path();
    }

    /** The folder of one machine of this sandbox. */
    public RunDirectory directory(String machine) {
        return directory.run(machine);
    }

    /** Starts the central databases and ovn-northd. */
    public Central startCentral() {
        return Central.start(this);
    }

    /** Starts the local database and ovs-vswitchd of one more machine. */
    public Hypervisor startHypervisor(String name, Central central) {
        String encapIp = "127.0.0." + (hypervisors.size() + 1);
        Hypervisor hypervisor = Hypervisor.start(this, name, encapIp, central);
        hypervisors.add(hypervisor);
        return hypervisor;
    }

    /** Every server that was started here, and how it is. */
    public String report() {
        return servers.stream().map(ServerProcess::report).collect(Collectors.joining("\n"));
    }

    /** The servers that were started here, whether they run or not. */
    public List<ServerProcess> servers() {
        return List.copyOf(servers);
    }

    ServerProcess start(ServerSpec spec) {
        ServerProcess server = new ServerProcess(spawner, spec);
        servers.add(server);
        server.start();
        return server;
    }

    /** Whether this sandbox is closed or being closed: a failure from then on means nothing. */
    public boolean isClosing() {
        return closing;
    }

    @Override
    public void close() {
        dispose();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException jvmIsEnding) {
            // The hook runs already, and finds everything done.
        }
    }

    /** Returns when all servers are gone and the folder is deleted, also when another thread is at it. */
    private void dispose() {
        disposal.run();
        try {
            disposal.get();
        } catch (ExecutionException e) {
            throw new SandboxFailure("cannot clean up " + directory.path(), e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxFailure("interrupted while cleaning up " + directory.path(), e);
        }
    }

    private void killAndDelete() {
        closing = true;
        try (janitor;
                directory) {
            spawner.close();
        }
    }
}
