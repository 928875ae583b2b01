package io.ovnchassis.netlink.tool;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.notifier.Listener;
import io.ovnchassis.netlink.notifier.NetlinkNotifier;
import io.ovnchassis.netlink.notifier.Priority;
import java.io.PrintStream;
import java.util.List;

/**
 * Shows what changes from now on, a line for each change. Where changes were lost, a line says so and how many objects
 * there are now: then a dump is the way to know them.
 */
final class Monitor {
    private final PrintStream out;
    private final Format format;

    Monitor(PrintStream out, Format format) {
        this.out = out;
        this.format = format;
    }

    /**
     * Starts to show these.
     *
     * @throws io.ovnchassis.netlink.NetlinkFault when the kernel does not tell of them
     */
    void start(NetlinkNotifier notifier, List<Topic<?>> topics) {
        topics.forEach(topic -> start(notifier, topic));
    }

    private <T> void start(NetlinkNotifier notifier, Topic<T> topic) {
        notifier.listen(topic.kind(), topic.watch(), Priority.NORMAL, new Screen<>(topic));
    }

    private void print(String event, String name, Description words) {
        String line = switch (format) {
            case TEXT -> event + " " + name + " " + words.toText();
            case JSON ->
                new Description().text("event", event).nested(name, words).toJson();
        };
        out.print(line + "\n");
    }

    private final class Screen<T> implements Listener<T> {
        private final Topic<T> topic;
        private boolean hasStarted;

        Screen(Topic<T> topic) {
            this.topic = topic;
        }

        @Override
        public void resynced(List<T> everything) {
            if (hasStarted) {
                print("resync", topic.name(), new Description().evenZero("objects", everything.size()));
            }
            hasStarted = true;
        }

        @Override
        public Verdict changed(Change<T> change) {
            String event = switch (change) {
                case Change.Put<T> _ -> "add";
                case Change.Removed<T> _ -> "delete";
            };
            print(event, topic.name(), topic.words().apply(change.object()));
            return Verdict.PASS;
        }

        @Override
        public void settled() {
            out.flush();
        }
    }
}
