package io.ovnchassis.controller.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A chassis controller with the {@code dummy} VIF plug provider: this project's daemon, or the stock
 * {@code ovn-controller}, which takes the same options.
 */
public record Controller(ServerProcess process, RunDirectory directory) implements Server {

    /**
     * Starts the controller of a hypervisor.
     *
     * @param program a path, or a name to be found in PATH
     * @param options given to it besides those that every controller of a sandbox gets
     */
    static Controller start(Sandbox sandbox, Hypervisor hypervisor, Path program, List<String> options) {
        List<String> command = new ArrayList<>(
                List.of(program.toString(), "-n", hypervisor.name(), "--enable-dummy-vif-plug", "--pidfile"));
        command.addAll(options);
        command.add(hypervisor.database().remote());
        RunDirectory directory = hypervisor.directory();
        ServerSpec spec = new ServerSpec("ovn-controller", command, directory, pid -> controlSocket(directory, pid));
        return new Controller(sandbox.start(spec), directory);
    }

    /** The socket for {@code ovn-appctl -t}; another one after each start. */
    public Path controlSocket() {
        return controlSocket(directory, process.pid());
    }

    private static Path controlSocket(RunDirectory directory, long pid) {
        return directory.socket("ovn-controller." + pid + ".ctl");
    }
}
