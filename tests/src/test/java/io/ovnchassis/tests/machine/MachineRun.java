package io.ovnchassis.tests.machine;

import io.ovnchassis.tests.harness.Deployment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a script printed in the virtual machine.
 *
 * @param parts its lines, by the name in the line {@code === NAME} before them
 * @param console everything, for when something went wrong
 */
public record MachineRun(Map<String, List<String>> parts, String console) {
    private static final String HEADING = "=== ";

    /**
     * Boots the machine, and waits until it has turned itself off.
     *
     * @param script one of {@code tests/machine}
     */
    public static MachineRun of(String script) throws IOException, InterruptedException {
        Path folder = Deployment.projectRoot().resolve("tests/machine");
        Process boot = new ProcessBuilder(
                        folder.resolve("boot").toString(),
                        folder.resolve(script).toString())
                .redirectErrorStream(true)
                .start();
        String console;
        try {
            boot.getOutputStream().close();
            console = new String(boot.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } finally {
            boot.destroy();
        }
        int status = boot.waitFor();
        if (status != 0 || !console.contains("machine: the script ended with 0")) {
            throw new AssertionError(
                    "tests/machine/boot " + script + " ended with " + status + " and said:\n" + console);
        }
        return new MachineRun(parts(console), console);
    }

    private static Map<String, List<String>> parts(String console) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : console.lines().toList()) {
            if (line.startsWith(HEADING)) {
                current = new ArrayList<>();
                parts.put(line.substring(HEADING.length()), current);
            } else {
                current.add(line);
            }
        }
        return parts;
    }

    /** The lines of a part. */
    public List<String> part(String name) {
        List<String> lines = parts.get(name);
        if (lines == null) {
            throw new AssertionError("the machine printed no part " + name + ":\n" + console);
        }
        return lines;
    }
}
