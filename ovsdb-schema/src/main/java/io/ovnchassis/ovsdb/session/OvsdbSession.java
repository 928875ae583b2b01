package io.ovnchassis.ovsdb.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The link to a real server. Owns two threads for its whole life: one does the I/O, the other hands events to the
 * owner, which may take its time over each.
 */
public final class OvsdbSession implements OvsdbLink {
    private final Orders orders;
    private final Handover handover;
    private final Waiter waiter;
    private final Thread thread;

    private OvsdbSession(Orders orders, Handover handover, Waiter waiter, Thread thread) {
        this.orders = orders;
        this.handover = handover;
        this.waiter = waiter;
        this.thread = thread;
    }

    /**
     * Starts a session, which does nothing until it is given remotes.
     *
     * @param events told of everything that happens, in order, on a thread that is not the caller's; may block
     */
    public static OvsdbSession start(MonitorPlan plan, SessionOptions options, Consumer<LinkEvent> events) {
        return start(plan, options, events, Platform.ofHost());
    }

    /** The same on another platform than this host. */
    public static OvsdbSession start(
            MonitorPlan plan, SessionOptions options, Consumer<LinkEvent> events, Platform platform) {
        String name = plan.database().name();
        Waiter waiter = waiter(options, platform);
        Orders orders = new Orders(waiter::wakeUp);
        Handover handover =
                new Handover(platform.courier("ovsdb-events-" + name), events, waiter::wakeUp, orders::resync);
        Conversation.Subject subject = new Conversation.Subject(plan, options.leaderOnly());
        options.tls().onChange(waiter::wakeUp);
        IoLoop.Servers servers = new IoLoop.Servers(new Rotation(options.random()), options.tls(), platform);
        Thread thread = platform.thread("ovsdb-" + name, new IoLoop(servers, subject, waiter, orders, handover));
        thread.start();
        return new OvsdbSession(orders, handover, waiter, thread);
    }

    private static Waiter waiter(SessionOptions options, Platform platform) {
        try {
            return platform.waiter(options.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot wait for network events", e);
        }
    }

    @Override
    public void remotes(List<Remote> remotes) {
        orders.remotes(remotes);
    }

    @Override
    public void probeInterval(Duration interval) {
        orders.probeInterval(interval);
    }

    /** @throws IllegalArgumentException when {@code operations} is no JSON array */
    @Override
    public void transact(long session, long id, String operations) {
        if (!operations.startsWith("[") || !operations.endsWith("]")) {
            throw new IllegalArgumentException("operations are a JSON array, found: " + operations);
        }
        orders.transact(new Orders.Transaction(session, id, operations));
    }

    @Override
    public void select(long number, RowSelection selection) {
        orders.select(new SelectionTrack.Wanted(number, selection));
    }

    @Override
    public void resync(String reason) {
        orders.resync(reason);
    }

    @Override
    public void resetClusterState() {
        orders.resetClusterState();
    }

    @Override
    public void close() {
        handover.close();
        orders.close();
    }

    /** Makes the I/O thread look at the clock, for tests that have moved it. */
    void wakeUp() {
        waiter.wakeUp();
    }

    /** The I/O thread, for tests that wait for its end. */
    Thread thread() {
        return thread;
    }
}
