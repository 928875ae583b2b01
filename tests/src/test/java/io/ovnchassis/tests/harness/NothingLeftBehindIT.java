package io.ovnchassis.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.controller.sandbox.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** However the owner of a sandbox ends, its servers end with it, and its folder is deleted. */
class NothingLeftBehindIT {
    private static final int SERVERS = 5;

    @Test
    void whenTheSandboxIsClosed() {
        Sandbox sandbox = Sandbox.create();
        sandbox.startHypervisor("hv1", sandbox.startCentral());
        List<ProcessHandle> servers =
                handles(sandbox.servers().stream().map(ServerProcess::pid).map(String::valueOf));
        sandbox.servers().getLast().pause();

        sandbox.close();

        assertThat(servers).hasSize(SERVERS).noneMatch(ProcessHandle::isAlive);
        assertThat(sandbox.path()).doesNotExist();
    }

    @Test
    void whenTheOwnerIsTerminated() throws Exception {
        Owner owner = Owner.start();

        owner.process.destroy();

        owner.awaitEndOfServers();
        assertThat(owner.folder).doesNotExist();
    }

    @Test
    void whenTheOwnerReturnsFromMainWithoutClosing() throws Exception {
        Owner owner = Owner.start();

        owner.process.getOutputStream().close();

        owner.awaitEndOfServers();
        assertThat(owner.folder).doesNotExist();
    }

    @Test
    void whenTheOwnerIsKilledAndAnotherSandboxIsMade() throws Exception {
        Owner owner = Owner.start();

        owner.process.destroyForcibly();

        owner.awaitEndOfServers();
        Sandbox.create().close();
        assertThat(owner.folder).doesNotExist();
    }

    private static List<ProcessHandle> handles(Stream<String> pids) {
        return pids.map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                .toList();
    }

    /** A JVM of its own that has started a sandbox. */
    private record Owner(Process process, Path folder, List<ProcessHandle> servers) {
        static Owner start() throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            SandboxProgram.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader output = process.inputReader();
            Path folder = Path.of(output.readLine());
            List<ProcessHandle> servers = handles(output.lines().takeWhile(line -> !line.equals("ready")));
            assertThat(folder).isDirectory();
            assertThat(servers).hasSize(SERVERS);
            return new Owner(process, folder, servers);
        }

        void awaitEndOfServers() throws InterruptedException {
            assertThat(process.waitFor(Await.LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            Await.until(
                    "the end of all servers",
                    () -> servers.stream().filter(ProcessHandle::isAlive).toList(),
                    List::isEmpty);
        }
    }
}
