package io.ovnchassis.controller.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;

/**
 * How to run one server.
 *
 * @param name of the server in messages, and of its log file
 * @param command the program and its arguments
 * @param directory in which it runs, and which its environment names
 * @param socket that answers once the server with that pid is ready
 */
record ServerSpec(String name, List<String> command, RunDirectory directory, LongFunction<Path> socket) {

    ServerSpec {
        command = List.copyOf(command);
    }

    Path log() {
        return directory.file(name + ".log");
    }
}
