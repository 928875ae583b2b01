package io.ovnchassis.netlink.tool;

import java.io.IOException;
import java.util.List;

/**
 * A command that is run while something is listened to.
 *
 * @param words what is started
 */
record ShellCommand(List<String> words) {
    ShellCommand {
        words = List.copyOf(words);
    }

    /** One for the shell. */
    static ShellCommand of(String line) {
        return new ShellCommand(List.of("sh", "-c", line));
    }

    /** One for the shell, in a network namespace. */
    static ShellCommand inside(String namespace, String line) {
        return new ShellCommand(List.of("ip", "netns", "exec", namespace, "sh", "-c", line));
    }

    /**
     * Runs it to its end; what it prints goes where this process prints.
     *
     * @throws ToolFault when it fails, with its own status
     */
    void run() throws InterruptedException {
        try {
            int status = new ProcessBuilder(words).inheritIO().start().waitFor();
            if (status != 0) {
                throw new ToolFault("the command ended with status " + status + ": " + words.getLast(), status);
            }
        } catch (IOException e) {
            throw new ToolFault("cannot run a command: " + e.getMessage());
        }
    }
}
