package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.Decoder;
import io.ovnchassis.netlink.Dump;
import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.Requests;
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.netlink.wire.Request;
import java.util.List;

/** Asks for everything in a table at once. */
final class Snapshot {
    private static final int ATTEMPTS = 5;

    private Snapshot() {}

    /**
     * Everything; nothing, if there is no such table.
     *
     * @throws NetlinkFault when it cannot be had
     */
    static <T> List<T> take(Requests requests, Request request, Decoder<Change<T>> decoder) {
        for (int i = 0; i < ATTEMPTS; i++) {
            switch (requests.dump(request, message -> decoder.decode(message).map(Change::object))) {
                case Dump.Complete<T> complete -> {
                    return complete.objects();
                }
                case Dump.Refused<T> refused -> {
                    if (refused.fault().is(Errno.ENOENT) || refused.fault().is(Errno.ENODEV)) {
                        return List.of();
                    }
                    throw refused.fault();
                }
                case Dump.Interrupted<T> _ -> {}
            }
        }
        throw NetlinkFault.failed(request.operation(), Errno.EINTR.number(), "it changes too fast; try again later");
    }
}
