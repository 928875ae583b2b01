package io.ovnchassis.netlink.notifier;

import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.NetlinkSocket;
import io.ovnchassis.netlink.NetlinkTransport;
import io.ovnchassis.netlink.Protocol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One protocol: its socket, its two threads and those who listen. Listeners come and go under the notifier's lock; it
 * starts with the first and is stopped after the last.
 */
final class Channel {
    private static final Logger LOG = LoggerFactory.getLogger("ovn_netlink_notifier");

    private final Audiences audiences = new Audiences();
    private final NetlinkSocket socket;
    private final EventQueue queue;
    private final Reader reader;
    private final Teller teller;
    private final Thread readerThread;
    private final Thread tellerThread;

    Channel(NetlinkTransport transport, Protocol protocol, NotifierSettings settings, Tally tally) {
        socket = transport.open(protocol, settings.receiveBufferBytes());
        queue = new EventQueue(settings.queueCapacity());
        reader = new Reader(socket, audiences, queue, tally);
        teller = new Teller(queue, audiences, new Inquiry(transport, protocol, settings.dumpAttempts(), tally), tally);
        readerThread = Thread.ofPlatform()
                .daemon()
                .name("netlink-" + protocol + "-reader")
                .start(reader);
        tellerThread = Thread.ofPlatform().daemon().name("netlink-" + protocol).start(teller);
    }

    /**
     * Adds a listener.
     *
     * @throws NetlinkFault when the kernel does not tell of its kind; it is then not added
     */
    <T> void add(Registration<T> registration) {
        Kind<T> kind = registration.kind();
        if (audiences.of(kind).isEmpty()) {
            LOG.info("Adding {} table watchers.", kind.name());
            join(kind);
        }
        audiences.add(registration);
        queue.poke();
    }

    private void join(Kind<?> kind) {
        try {
            kind.groups().forEach(socket::join);
        } catch (NetlinkFault e) {
            LOG.warn("Failed to create {} table watcher.", kind.name());
            leave(kind);
            throw e;
        }
    }

    <T> void remove(Registration<T> registration) {
        registration.close();
        if (audiences.remove(registration)) {
            LOG.info("Removing {} table watchers.", registration.kind().name());
            leave(registration.kind());
        }
    }

    /** Leaves the groups of a kind, but for those that another kind needs. */
    private void leave(Kind<?> kind) {
        Set<Integer> unused = new HashSet<>(kind.groups());
        audiences.kinds().forEach(other -> other.groups().forEach(unused::remove));
        unused.forEach(socket::leave);
    }

    boolean isEmpty() {
        return audiences.all().isEmpty();
    }

    List<Registration<?>> registrations() {
        return audiences.registrations();
    }

    /** Has the listeners looked at again, after something about them was changed. */
    void poke() {
        queue.poke();
    }

    void flush(CountDownLatch done) {
        reader.flush(done);
    }

    boolean isTelling() {
        return Thread.currentThread().equals(tellerThread);
    }

    /**
     * Ends both threads, waits until they are gone, and with them the sockets. A listener that calls this waits for the
     * reader only, as the thread that it is on cannot end before it returns.
     */
    void stop() {
        reader.stop();
        teller.stop();
        boolean interrupted = awaitEnd(readerThread);
        if (!isTelling()) {
            tellerThread.interrupt();
            interrupted |= awaitEnd(tellerThread);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits however often it is interrupted, and says whether it was. */
    private static boolean awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
