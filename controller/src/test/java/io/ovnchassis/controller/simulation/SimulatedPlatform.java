package io.ovnchassis.controller.simulation;

import io.ovnchassis.ovsdb.session.Platform;
import io.ovnchassis.ovsdb.session.Remote;
import io.ovnchassis.ovsdb.session.Transport;
import io.ovnchassis.ovsdb.session.Waiter;
import io.ovnchassis.ovsdb.tls.TlsSource;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What one session runs on: its I/O thread is a coroutine, and its network the simulated one. */
final class SimulatedPlatform implements Platform {
    /** Where servers are. */
    @FunctionalInterface
    interface Network {
        Wire dial(Remote remote) throws IOException;
    }

    private final Network network;
    private final Courier courier = new Courier();
    private @Nullable SimulatedWaiter waiter;
    private @Nullable Coroutine io;

    SimulatedPlatform(Network network) {
        this.network = network;
    }

    @Override
    public Waiter waiter(LongSupplier nanoTime) {
        SimulatedWaiter made = new SimulatedWaiter(nanoTime, () -> io().pause());
        waiter = made;
        return made;
    }

    @Override
    public Transport dial(Remote remote, TlsSource tls) throws IOException {
        return network.dial(remote);
    }

    @Override
    public Thread thread(String name, Runnable body) {
        Coroutine made = new Coroutine(name, body);
        io = made;
        return made.thread();
    }

    private Coroutine io() {
        return Objects.requireNonNull(io);
    }

    private SimulatedWaiter waiting() {
        return Objects.requireNonNull(waiter);
    }

    /** Whether the I/O thread has anything to do. */
    boolean isReady() {
        return !io().isDone() && waiting().isReady();
    }

    /** Lets the I/O thread do what there is to do, up to where it has to wait. */
    void run() {
        io().resume();
    }

    /** How long the I/O thread waits at most. */
    Optional<Long> remaining() {
        return io().isDone() ? Optional.empty() : waiting().remaining();
    }

    void kill() {
        io().kill();
    }

    /** Whether there are events that the owner was not told of. */
    boolean hasEvents() {
        return !courier.events.isEmpty();
    }

    /** Tells the owner of events, the oldest first. */
    void handOver(int most) {
        for (int count = 0; count < most && hasEvents(); count++) {
            courier.events.remove().run();
        }
    }

    @Override
    public ExecutorService courier(String name) {
        return courier;
    }

    /** Events wait here until the schedule lets them go on to the inbox of the main loop, which has room for them all. */
    private static final class Courier extends AbstractExecutorService {
        private final Queue<Runnable> events = new ArrayDeque<>();
        private boolean ended;

        @Override
        public void execute(Runnable event) {
            events.add(event);
        }

        @Override
        public void shutdown() {
            ended = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            ended = true;
            events.clear();
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return ended;
        }

        @Override
        public boolean isTerminated() {
            return ended;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return ended;
        }
    }
}
