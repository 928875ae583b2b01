package io.ovnchassis.netlink.notifier;

import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.NetlinkTransport;
import io.ovnchassis.netlink.Protocol;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells listeners what changes in the kernel's tables. Safe on any thread, listeners' calls included.
 *
 * <p>A protocol's socket and its two threads are there while somebody listens to a kind of that protocol, and a kind's
 * multicast groups are joined while somebody listens to it.
 */
public final class NetlinkNotifier implements AutoCloseable {
    private final NetlinkTransport transport;
    private final NotifierSettings settings;
    private final Tally tally = new Tally();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Protocol, Channel> channels = new EnumMap<>(Protocol.class);
    private boolean isClosed;

    public NetlinkNotifier(NetlinkTransport transport, NotifierSettings settings) {
        this.transport = transport;
        this.settings = settings;
    }

    /**
     * Has {@code listener} told of a kind, first of everything that there is and then of what changes. Returns before it
     * is told anything.
     *
     * @throws NetlinkFault when this kernel does not tell of that kind, or not this process
     */
    public <T> Subscription<T> listen(Kind<T> kind, Watch<T> watch, Priority priority, Listener<T> listener) {
        Registration<T> registration = new Registration<>(kind, watch, priority, listener);
        lock.lock();
        try {
            if (isClosed) {
                throw new IllegalStateException("the notifier is closed");
            }
            Channel channel = channels.get(kind.protocol());
            return channel == null ? listenFirst(registration) : listen(channel, registration);
        } finally {
            lock.unlock();
        }
    }

    private <T> Subscription<T> listen(Channel channel, Registration<T> registration) {
        channel.add(registration);
        return new Place<>(channel, registration);
    }

    private <T> Subscription<T> listenFirst(Registration<T> registration) {
        Protocol protocol = registration.kind().protocol();
        Channel channel = new Channel(transport, protocol, settings, tally);
        try {
            Subscription<T> subscription = listen(channel, registration);
            channels.put(protocol, channel);
            return subscription;
        } catch (NetlinkFault e) {
            channel.stop();
            throw e;
        }
    }

    private <T> void remove(Channel channel, Registration<T> registration) {
        Optional<Channel> unused = Optional.empty();
        lock.lock();
        try {
            channel.remove(registration);
            if (channel.isEmpty() && channels.remove(registration.kind().protocol(), channel)) {
                unused = Optional.of(channel);
            }
        } finally {
            lock.unlock();
        }
        // Not under the lock: it waits for a listener, which may be waiting for the lock.
        unused.ifPresent(Channel::stop);
    }

    /**
     * Waits until all that the kernel has sent by now has been told, and all that was lost made up for. Not for
     * listeners.
     *
     * @return whether that was so in time
     */
    public boolean flush(Duration patience) throws InterruptedException {
        CountDownLatch done;
        lock.lock();
        try {
            if (channels.values().stream().anyMatch(Channel::isTelling)) {
                throw new IllegalStateException("a listener cannot wait for itself");
            }
            done = new CountDownLatch(channels.size());
            channels.values().forEach(channel -> channel.flush(done));
        } finally {
            lock.unlock();
        }
        return done.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What it did so far. */
    public NotifierCounters counters() {
        return tally.read();
    }

    /** Ends all subscriptions. When it returns, no thread and no socket is left, but for that of a listener that calls it. */
    @Override
    public void close() {
        List<Channel> open;
        lock.lock();
        try {
            isClosed = true;
            open = List.copyOf(channels.values());
            channels.clear();
            open.forEach(channel -> channel.registrations().forEach(channel::remove));
        } finally {
            lock.unlock();
        }
        open.forEach(Channel::stop);
    }

    private final class Place<T> implements Subscription<T> {
        private final Channel channel;
        private final Registration<T> registration;

        Place(Channel channel, Registration<T> registration) {
            this.channel = channel;
            this.registration = registration;
        }

        @Override
        public void watch(Watch<T> watch) {
            registration.watch(watch);
            channel.poke();
        }

        @Override
        public void resync() {
            registration.invalidate();
            channel.poke();
        }

        @Override
        public void close() {
            remove(channel, registration);
        }
    }
}
