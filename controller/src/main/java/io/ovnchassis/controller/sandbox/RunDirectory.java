package io.ovnchassis.controller.sandbox;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folder in which the servers of one machine run: their databases, sockets, logs and pid files. A sandbox has one
 * for the central databases and one for each hypervisor.
 */
public record RunDirectory(Path path) {
    /** What {@code sun_path} of {@code struct sockaddr_un} holds, less the NUL at its end (unix(7)). */
    private static final int SOCKET_PATH_BYTES_MAX = 107;

    public Path file(String name) {
        return path.resolve(name);
    }

    /**
     * A socket in this folder.
     *
     * @throws SandboxFailure when a socket of that name would have a longer path than the kernel accepts
     */
    public Path socket(String name) {
        Path socket = file(name);
        int bytes = socket.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > SOCKET_PATH_BYTES_MAX) {
            throw new SandboxFailure("the path of a unix socket may have " + SOCKET_PATH_BYTES_MAX + " bytes, and "
                    + socket + " has " + bytes + "; set TMPDIR, or java.io.tmpdir, to a shorter folder");
        }
        return socket;
    }

    /** The variables by which every server and tool of Open vSwitch and OVN finds this folder. */
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        for (String variable : new String[] {"RUNDIR", "LOGDIR", "DBDIR", "SYSCONFDIR"}) {
            environment.put("OVS_" + variable, path.toString());
            environment.put("OVN_" + variable, path.toString());
        }
        return environment;
    }
}
