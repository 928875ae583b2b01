package io.ovnchassis.controller.qos;

import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a logical port asks for (ovn-sb(5), Port_Binding options).
 *
 * @param network the physical network on which the rates hold
 * @param id of its queue
 * @param config of its queue: {@code max-rate}, {@code min-rate} and {@code burst}, in bits
 */
record QueueWish(String network, long id, Map<String, String> config) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    QueueWish {
        config = Map.copyOf(config);
    }

    /** What {@code port} asks for; empty when it has no rate, no queue or no network. */
    static Optional<QueueWish> of(PortBinding port) {
        long minRate = number(port, "qos_min_rate");
        long maxRate = number(port, "qos_max_rate");
        long burst = number(port, "qos_burst");
        long id = number(port, "qdisc_queue_id");
        String network = port.options().getOrDefault("qos_physical_network", "");
        if ((minRate == 0 && maxRate == 0 && burst == 0) || id == 0 || id > Integer.MAX_VALUE || network.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new QueueWish(
                network,
                id,
                Map.of(
                        "max-rate", Long.toString(maxRate),
                        "min-rate", Long.toString(minRate),
                        "burst", Long.toString(burst))));
    }

    /** Zero for whatever is not a number. */
    private static long number(PortBinding port, String option) {
        String text = port.options().getOrDefault(option, "");
        return NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
    }
}
