package io.ovnchassis.netlink.notifier;

import io.ovnchassis.netlink.Complaints;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls listeners, and survives what they throw. */
final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger("ovn_netlink_notifier");

    private final Tally tally;
    private final Complaints complaints = new Complaints(LOG);

    Calls(Tally tally) {
        this.tally = tally;
    }

    /** What the call returned; empty when it threw. */
    <R> Optional<R> call(Registration<?> registration, Supplier<R> call) {
        try {
            return Optional.of(call.get());
        } catch (RuntimeException e) {
            tally.listenerFaults.increment();
            complaints.warn("a listener to " + registration.kind() + " failed: " + e);
            LOG.debug("it failed here", e);
            return Optional.empty();
        }
    }
}
