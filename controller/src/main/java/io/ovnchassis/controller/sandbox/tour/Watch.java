package io.ovnchassis.controller.sandbox.tour;

import io.ovnchassis.controller.sandbox.SandboxFailure;
import io.ovnchassis.controller.sandbox.ServerProcess;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/** Waits for what the controller is to bring about, as long as all servers run and there is time. */
final class Watch {
    /** How late the end of a server may be noticed. The databases' news is never late. */
    private static final Duration TICK = Duration.ofMillis(200);

    private final Observatory observatory;
    private final List<ServerProcess> servers;
    private final Duration limit;

    /**
     * A watch over servers that have been started.
     *
     * @param servers those that must run; the last is the controller
     * @param limit for each wait
     */
    Watch(Observatory observatory, List<ServerProcess> servers, Duration limit) {
        this.observatory = observatory;
        this.servers = List.copyOf(servers);
        this.limit = limit;
    }

    /**
     * Waits.
     *
     * @param what is awaited, for the failure
     * @param fulfilled whether it has come; asked after each piece of news, with the instant at which that arrived
     * @param show called whenever something may have changed
     * @return the instant of {@link System#nanoTime} at which the last missing piece of news arrived
     * @throws SandboxFailure when the time is over or a server has ended
     */
    long until(Supplier<String> what, LongPredicate fulfilled, Runnable show) throws InterruptedException {
        long startedAt = System.nanoTime();
        OptionalLong at = fulfilled.test(startedAt) ? OptionalLong.of(startedAt) : OptionalLong.empty();
        show.run();
        while (at.isEmpty()) {
            requireServers();
            if (System.nanoTime() - startedAt >= limit.toNanos()) {
                throw new SandboxFailure("waited " + limit.toSeconds() + " s for " + what.get() + ".\n"
                        + servers.getLast().report());
            }
            at = observatory.await(TICK, fulfilled);
            show.run();
        }
        return at.getAsLong();
    }

    private void requireServers() {
        servers.stream().filter(server -> !server.isAlive()).findFirst().ifPresent(ended -> {
            throw new SandboxFailure("expected to run: " + ended.report());
        });
    }
}
