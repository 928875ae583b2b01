package io.ovnchassis.netlink.tool;

import io.ovnchassis.netlink.Dump;
import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.NetlinkTransport;
import io.ovnchassis.netlink.Requests;
import io.ovnchassis.netlink.notifier.Query;
import io.ovnchassis.netlink.wire.Errno;
import java.io.PrintStream;
import java.util.List;

/** Shows everything that there is of a kind: in text a line each, in JSON one array. */
final class Dumper {
    private static final int ATTEMPTS = 5;

    private final NetlinkTransport kernel;
    private final PrintStream out;
    private final Format format;
    private String separator = "";

    Dumper(NetlinkTransport kernel, PrintStream out, Format format) {
        this.kernel = kernel;
        this.out = out;
        this.format = format;
    }

    /**
     * Shows everything of these topics.
     *
     * @throws NetlinkFault when the kernel does not say
     */
    void show(List<Topic<?>> topics) {
        out.print(format == Format.JSON ? "[" : "");
        topics.forEach(this::show);
        out.print(format == Format.JSON ? "]\n" : "");
    }

    private <T> void show(Topic<T> topic) {
        try (Requests requests = Requests.open(kernel, topic.kind().protocol())) {
            for (Query<T> query : topic.watch().queries()) {
                ask(requests, query).stream()
                        .filter(topic.watch().accepts())
                        .map(topic.words())
                        .forEach(words -> print(topic.name(), words));
            }
        }
    }

    private static <T> List<T> ask(Requests requests, Query<T> query) {
        for (int i = 0; i < ATTEMPTS; i++) {
            switch (requests.dump(query.request(), query.decoder())) {
                case Dump.Complete<T> complete -> {
                    return complete.objects();
                }
                case Dump.Refused<T> refused -> {
                    if (query.meansNothing().stream().anyMatch(refused.fault()::is)) {
                        return List.of();
                    }
                    throw refused.fault();
                }
                case Dump.Interrupted<T> _ -> {}
            }
        }
        throw NetlinkFault.failed(
                query.request().operation(), Errno.EINTR.number(), "it changes too fast; try again later");
    }

    private void print(String name, Description words) {
        switch (format) {
            case TEXT -> out.print(name + " " + words.toText() + "\n");
            case JSON -> out.print(separator + words.toJson());
        }
        separator = ",\n";
    }
}
