package io.ovnchassis.netlink.notifier;

/**
 * What a notifier did so far.
 *
 * @param received messages read
 * @param malformed messages that could not be read, and were skipped
 * @param own changes that were our own doing, and told to nobody
 * @param queued changes that were wanted and queued
 * @param queueOverflows how often the queue was full and changes of a kind were lost
 * @param overruns how often the kernel had no room and messages were lost
 * @param resyncs how often a listener was told everything anew, its first time not counted
 * @param interruptedDumps dumps that had to be repeated because the table changed under them
 * @param failedDumps dumps that the kernel refused, to be tried again later
 * @param listenerFaults calls of listeners that ended with an exception
 */
public record NotifierCounters(
        long received,
        long malformed,
        long own,
        long queued,
        long queueOverflows,
        long overruns,
        long resyncs,
        long interruptedDumps,
        long failedDumps,
        long listenerFaults) {}
