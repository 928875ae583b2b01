package io.ovnchassis.controller.qos;

import io.ovnchassis.ovsdb.tables.ovs.QoS;
import io.ovnchassis.ovsdb.tables.ovs.Queue;
import java.util.Optional;

/**
 * A queue of ours as it is.
 *
 * @param qos the row that it is in
 * @param key its number there
 */
record PresentQueue(QoS qos, long key, Queue queue) {
    /** By what we know our rows again, in external_ids. */
    static final String QOS_MARK = "ovn_qos";

    static final String QUEUE_MARK = "ovn_port";

    static boolean isOurs(QoS qos) {
        return qos.externalIds().getOrDefault(QOS_MARK, "").equalsIgnoreCase("true");
    }

    /** The logical port that {@code queue} is for. */
    static Optional<String> portOf(Queue queue) {
        return Optional.ofNullable(queue.externalIds().get(QUEUE_MARK));
    }
}
