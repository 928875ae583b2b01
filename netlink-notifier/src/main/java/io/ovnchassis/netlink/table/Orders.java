package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.Complaints;
import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.Requests;
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.netlink.wire.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.slf4j.Logger;

/** Gives orders about many entries, and says which of them failed. */
final class Orders {
    private final Logger log;
    private final Complaints complaints;

    Orders(Logger log) {
        this.log = log;
        this.complaints = new Complaints(log);
    }

    /**
     * How to order one thing.
     *
     * @param doing what is said of it in the log of debugging, such as {@code Adding route}
     * @param failed what is said when it fails, such as {@code Add route}
     * @param request the order
     * @param text what is said of an entry
     * @param success refusals that mean that it is already so
     */
    record Way<T>(
            String doing, String failed, Function<T, Request> request, Function<T, String> text, Set<Errno> success) {}

    /** Orders it for all {@code entries}, in their order, and returns why it failed where it did. */
    <T> List<NetlinkFault> give(Requests requests, List<T> entries, Way<T> way) {
        entries.forEach(entry -> log.debug("{} {}", way.doing(), way.text().apply(entry)));
        List<Optional<NetlinkFault>> answers =
                requests.executeAll(entries.stream().map(way.request()).toList());
        return IntStream.range(0, entries.size())
                .boxed()
                .flatMap(i -> answers.get(i).stream()
                        .filter(fault -> way.success().stream().noneMatch(fault::is))
                        .peek(fault -> complaints.warn(
                                way.failed() + " " + way.text().apply(entries.get(i)) + " failed: " + fault.reason())))
                .toList();
    }
}
