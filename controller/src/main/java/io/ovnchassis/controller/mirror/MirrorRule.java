package io.ovnchassis.controller.mirror;

import io.ovnchassis.controller.mirror.MirrorOutput.ToPort;
import io.ovnchassis.controller.mirror.MirrorOutput.Tunnel;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.Mirror;
import io.ovnchassis.ovsdb.tables.sb.Mirror.Filter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Decides what becomes of a row of the Southbound database's Mirror table. */
final class MirrorRule {
    private final Function<String, Optional<Ref<Port>>> sinks;

    /**
     * Makes the rule of a bridge.
     *
     * @param sinks the port that has this {@code mirror-id}
     */
    MirrorRule(Function<String, Optional<Ref<Port>>> sinks) {
        this.sinks = sinks;
    }

    /** The mirror that is wanted for {@code ports}; empty when there is nothing to mirror, or nowhere to lead. */
    Optional<WantedMirror> wanted(Mirror mirror, Set<Ref<Port>> ports) {
        return ports.isEmpty()
                ? Optional.empty()
                : output(mirror)
                        .map(output -> new WantedMirror(
                                mirror.name(),
                                applies(mirror, Filter.FROM_LPORT) ? ports : Set.of(),
                                applies(mirror, Filter.TO_LPORT) ? ports : Set.of(),
                                output))
                        .filter(wanted -> !wanted.sources().isEmpty()
                                || !wanted.destinations().isEmpty());
    }

    private static boolean applies(Mirror mirror, Filter filter) {
        return mirror.filter() == filter || mirror.filter() == Filter.BOTH;
    }

    /** Mirrors to another logical port are a matter of logical flows alone. */
    private Optional<MirrorOutput> output(Mirror mirror) {
        return switch (mirror.type()) {
            case GRE -> Optional.of(tunnel(mirror, "gre", Map.of()));
            case ERSPAN ->
                Optional.of(tunnel(
                        mirror, "erspan", Map.of("erspan_idx", Long.toString(mirror.index()), "erspan_ver", "1")));
            case LOCAL -> sinks.apply(mirror.sink()).map(ToPort::new);
            case LPORT, UNRECOGNIZED -> Optional.empty();
        };
    }

    private static Tunnel tunnel(Mirror mirror, String type, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(more);
        options.put("remote_ip", mirror.sink());
        options.put("key", Long.toString(mirror.index()));
        boolean isIpv6 = mirror.sink().contains(":");
        return new Tunnel(isIpv6 ? "ip6" + type : type, options);
    }
}
