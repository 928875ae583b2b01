package io.ovnchassis.controller.routing;

import io.ovnchassis.controller.metrics.Counter;
import io.ovnchassis.controller.metrics.Coverage;
import io.ovnchassis.netlink.notifier.NotifierCounters;
import java.util.function.ToLongFunction;

/** What the netlink notifier does, as coverage counters; the first two are those of Open vSwitch. */
public final class NetlinkCoverage {
    private final Counter received;
    private final Counter overflow;
    private final Counter dumps;
    private final Counter resyncs;
    private NotifierCounters before = NotifierCounters.ZERO;

    public NetlinkCoverage(Coverage coverage) {
        received = coverage.counter("netlink_received");
        overflow = coverage.counter("netlink_overflow");
        dumps = coverage.counter("netlink_dump");
        resyncs = coverage.counter("netlink_resync");
    }

    /** A new notifier counts from zero. */
    void startOver() {
        before = NotifierCounters.ZERO;
    }

    /** Adds what the notifier did since the last call. */
    void count(NotifierCounters now) {
        add(received, now, NotifierCounters::received);
        add(overflow, now, counters -> counters.overruns() + counters.queueOverflows());
        add(dumps, now, NotifierCounters::dumps);
        add(resyncs, now, NotifierCounters::resyncs);
        before = now;
    }

    private void add(Counter counter, NotifierCounters now, ToLongFunction<NotifierCounters> value) {
        counter.add(value.applyAsLong(now) - value.applyAsLong(before));
    }
}
