package io.ovnchassis.netlink.notifier;

import io.ovnchassis.netlink.Complaints;
import io.ovnchassis.netlink.Dump;
import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.NetlinkTransport;
import io.ovnchassis.netlink.Protocol;
import io.ovnchassis.netlink.Requests;
import io.ovnchassis.netlink.wire.Errno;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Asks the kernel for everything that a listener watches. Owned by one thread; only {@link #abandon} is for others. */
final class Inquiry implements AutoCloseable {
    private final NetlinkTransport transport;
    private final Protocol protocol;
    private final int attempts;
    private final Tally tally;
    private final Complaints complaints = new Complaints(LoggerFactory.getLogger("ovn_netlink_notifier"));
    private Optional<Requests> socket = Optional.empty();
    private boolean isAbandoned;

    Inquiry(NetlinkTransport transport, Protocol protocol, int attempts, Tally tally) {
        this.transport = transport;
        this.protocol = protocol;
        this.attempts = attempts;
        this.tally = tally;
    }

    /** Everything, or nothing if it cannot be had now. */
    <T> Optional<List<T>> ask(Watch<T> watch) {
        List<T> everything = new ArrayList<>();
        try {
            for (Query<T> query : watch.queries()) {
                Optional<List<T>> part = ask(query);
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                everything.addAll(part.get());
            }
            return Optional.of(everything);
        } catch (NetlinkFault e) {
            close();
            return refused(e);
        } catch (RuntimeException e) {
            close(); // whatever it is, the next attempt starts afresh
            return failed(e.toString());
        }
    }

    private <T> Optional<List<T>> ask(Query<T> query) {
        for (int i = 0; i < attempts; i++) {
            switch (requests().dump(query.request(), query.decoder())) {
                case Dump.Complete<T> complete -> {
                    tally.malformed.add(complete.malformed());
                    return Optional.of(complete.objects());
                }
                case Dump.Interrupted<T> _ -> tally.interruptedDumps.increment();
                case Dump.Refused<T> refused -> {
                    return query.meansNothing().stream().anyMatch(refused.fault()::is)
                            ? Optional.of(List.of())
                            : refused(refused.fault());
                }
            }
        }
        return failed(query.request().operation() + ": it changed each time that it was asked for");
    }

    private <T> Optional<List<T>> refused(NetlinkFault fault) {
        if (fault.is(Errno.ETIMEDOUT) || fault.is(Errno.EBUSY)) {
            close(); // an answer may still be on its way: start afresh
        }
        return fault.is(Errno.ECANCELED) ? Optional.empty() : failed(fault.getMessage());
    }

    private <T> Optional<List<T>> failed(String why) {
        tally.failedDumps.increment();
        complaints.warn(why);
        return Optional.empty();
    }

    private synchronized Requests requests() {
        if (isAbandoned) {
            throw NetlinkFault.failed("asking", Errno.ECANCELED.number(), "it was told to stop");
        }
        Requests open = socket.orElseGet(() -> Requests.open(transport, protocol));
        socket = Optional.of(open);
        return open;
    }

    /** From any thread: ends what goes on, and everything later, without an answer. */
    synchronized void abandon() {
        isAbandoned = true;
        socket.ifPresent(Requests::abandon);
    }

    @Override
    public synchronized void close() {
        socket.ifPresent(Requests::close);
        socket = Optional.empty();
    }
}
