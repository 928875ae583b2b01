package io.ovnchassis.vifplug.representor;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.NetlinkTransport;
import io.ovnchassis.netlink.Protocol;
import io.ovnchassis.netlink.Requests;
import io.ovnchassis.netlink.devlink.DevlinkMessages;
import io.ovnchassis.netlink.devlink.DevlinkPort;
import io.ovnchassis.netlink.devlink.GenericFamily;
import io.ovnchassis.netlink.notifier.Kind;
import io.ovnchassis.netlink.notifier.Kinds;
import io.ovnchassis.netlink.notifier.Listener;
import io.ovnchassis.netlink.notifier.NetlinkNotifier;
import io.ovnchassis.netlink.notifier.NotifierSettings;
import io.ovnchassis.netlink.notifier.Priority;
import io.ovnchassis.netlink.notifier.Watches;
import io.ovnchassis.netlink.route.Link;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Keeps the inventory as the kernel has it, from when it is opened until it is closed. The notifier's threads, one for
 * devlink and one for links, write; any thread looks.
 */
final class DeviceWatch implements AutoCloseable {
    private final NetlinkNotifier notifier;
    private final InstantSource clock;
    private final RepresentorLog log;
    private final Runnable news;
    private final ReentrantLock lock = new ReentrantLock();
    private final Inventory inventory = new Inventory();
    private boolean hasNews;
    private volatile View view = new View(List.of(), false);

    /**
     * What is known at one moment.
     *
     * @param all every port
     * @param isComplete whether all that there is has been told at least once
     */
    record View(List<Representor> all, boolean isComplete) {}

    private DeviceWatch(NetlinkNotifier notifier, InstantSource clock, RepresentorLog log, Runnable news) {
        this.notifier = notifier;
        this.clock = clock;
        this.log = log;
        this.news = news;
    }

    /**
     * Begins to watch.
     *
     * @param news runs on a thread of the notifier's when a lookup may come out otherwise than before
     * @throws NetlinkFault when this kernel has no devlink (ENOENT), or does not tell this process of it
     */
    static DeviceWatch open(NetlinkTransport transport, InstantSource clock, RepresentorLog log, Runnable news) {
        GenericFamily devlink = devlink(transport);
        Kind<DevlinkPort> ports = Kinds.devlinkPorts(devlink);
        NetlinkNotifier notifier = new NetlinkNotifier(transport, NotifierSettings.DEFAULT);
        DeviceWatch watch = new DeviceWatch(notifier, clock, log, news);
        try {
            notifier.listen(ports, Watches.devlinkPorts(ports, devlink), Priority.NORMAL, watch.new Ports());
            notifier.listen(Kinds.LINK, Watches.links(), Priority.NORMAL, watch.new Links());
            return watch;
        } catch (NetlinkFault fault) {
            notifier.close();
            throw fault;
        }
    }

    private static GenericFamily devlink(NetlinkTransport transport) {
        try (Requests requests = Requests.open(transport, Protocol.GENERIC)) {
            return GenericFamily.resolve(requests, DevlinkMessages.FAMILY);
        }
    }

    /** What is known now. */
    View view() {
        return view;
    }

    /** Waits until all that the kernel has sent by now is in the view; says whether it was so in time. */
    boolean flush(Duration patience) throws InterruptedException {
        return notifier.flush(patience);
    }

    @Override
    public void close() {
        notifier.close();
    }

    private void apply(Consumer<Instant> change) {
        lock.lock();
        try {
            change.accept(clock.instant());
            if (inventory.takeChanged()) {
                List<Representor> before = view.all();
                view = new View(List.copyOf(inventory.all()), inventory.isComplete());
                log.changed(before, view.all());
                hasNews = true;
            }
        } finally {
            lock.unlock();
        }
    }

    private void tellNews() {
        boolean tell;
        lock.lock();
        try {
            tell = hasNews;
            hasNews = false;
        } finally {
            lock.unlock();
        }
        if (tell) {
            news.run();
        }
    }

    private final class Ports implements Listener<DevlinkPort> {
        private boolean wasDumped;

        @Override
        public void resynced(List<DevlinkPort> everything) {
            if (wasDumped) {
                log.overflowed(everything.size());
            }
            wasDumped = true;
            apply(now -> inventory.portsDumped(everything, now));
        }

        @Override
        public Verdict changed(Change<DevlinkPort> change) {
            apply(now -> {
                switch (change) {
                    case Change.Put<DevlinkPort> put -> inventory.portPut(put.object(), now);
                    case Change.Removed<DevlinkPort> removed -> {
                        if (!inventory.portRemoved(removed.object().key())) {
                            log.unknownRemoved(removed.object());
                        }
                    }
                }
            });
            return Verdict.PASS;
        }

        @Override
        public void settled() {
            tellNews();
        }
    }

    private final class Links implements Listener<Link> {
        @Override
        public void resynced(List<Link> everything) {
            apply(now -> inventory.linksDumped(everything, now));
        }

        @Override
        public Verdict changed(Change<Link> change) {
            apply(now -> {
                switch (change) {
                    case Change.Put<Link> put -> inventory.linkPut(put.object(), now);
                    case Change.Removed<Link> removed ->
                        inventory.linkRemoved(removed.object().index());
                }
            });
            return Verdict.PASS;
        }

        @Override
        public void settled() {
            tellNews();
        }
    }
}
