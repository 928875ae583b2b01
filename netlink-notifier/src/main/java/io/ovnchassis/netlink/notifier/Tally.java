package io.ovnchassis.netlink.notifier;

import java.util.concurrent.atomic.LongAdder;

/** The counters of a notifier while they count. */
final class Tally {
    final LongAdder received = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder own = new LongAdder();
    final LongAdder queued = new LongAdder();
    final LongAdder queueOverflows = new LongAdder();
    final LongAdder overruns = new LongAdder();
    final LongAdder resyncs = new LongAdder();
    final LongAdder interruptedDumps = new LongAdder();
    final LongAdder failedDumps = new LongAdder();
    final LongAdder listenerFaults = new LongAdder();

    NotifierCounters read() {
        return new NotifierCounters(
                received.sum(),
                malformed.sum(),
                own.sum(),
                queued.sum(),
                queueOverflows.sum(),
                overruns.sum(),
                resyncs.sum(),
                interruptedDumps.sum(),
                failedDumps.sum(),
                listenerFaults.sum());
    }
}
