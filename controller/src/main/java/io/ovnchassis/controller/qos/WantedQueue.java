package io.ovnchassis.controller.qos;

import io.ovnchassis.ovsdb.tables.ovs.Port;
import java.util.Optional;

/**
 * A queue that should be there.
 *
 * @param egress the port on which its network leaves this host, as it is now
 * @param maxRate of all queues of that port together, should they be the first
 */
record WantedQueue(QueueWish wish, Port egress, long maxRate) {
    boolean isSameAs(PresentQueue present) {
        return isOn(present)
                && present.key() == wish.id()
                && present.queue().otherConfig().equals(wish.config());
    }

    boolean isOn(PresentQueue present) {
        return egress.qos().equals(Optional.of(present.qos().ref()));
    }
}
