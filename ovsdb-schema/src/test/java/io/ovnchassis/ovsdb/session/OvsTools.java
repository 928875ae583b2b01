package io.ovnchassis.ovsdb.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Debian's OVS and OVN programs and schemas, as the tests use them. */
final class OvsTools {
    static final Path SOUTHBOUND = Path.of("/usr/share/ovn/ovn-sb.ovsschema");

    private OvsTools() {}

    /** The path of a program, which fails the test when it is not installed. */
    static String find(String program) {
        String path = System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin:/sbin";
        return Stream.of(path.split(":"))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() ->
                        new AssertionError(program + " is not installed: install openvswitch-switch and ovn-central"));
    }

    static Path schema(Path schema) {
        if (!Files.isReadable(schema)) {
            throw new AssertionError(schema + " is missing: install openvswitch-switch and ovn-central");
        }
        return schema;
    }

    /** Runs a program to its end and gives what it printed. */
    static String run(String program, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(find(program)));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new AssertionError(command + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(command + " was interrupted", e);
        }
    }
}
