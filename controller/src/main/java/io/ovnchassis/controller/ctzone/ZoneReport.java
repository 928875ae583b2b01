package io.ovnchassis.controller.ctzone;

import io.ovnchassis.controller.appctl.Command;
import io.ovnchassis.controller.localdata.LocalDatapaths;
import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.controller.vlog.RateLimitedLog;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Phase: says who has no zone, when that is news; and the command that says who has which. */
public final class ZoneReport implements Phase {
    private final CtZones zones;
    private final LocalDatapaths datapaths;
    private final RateLimitedLog exhausted;
    private final RateLimitedLog nameless;
    private final Set<String> said = new HashSet<>();

    public ZoneReport(CtZones zones, LocalDatapaths datapaths, LongSupplier nanoClock) {
        this.zones = zones;
        this.datapaths = datapaths;
        this.exhausted = new RateLimitedLog(LoggerFactory.getLogger("ct_zone"), 1, 1, nanoClock);
        this.nameless = new RateLimitedLog(LoggerFactory.getLogger("ct_zone"), 5, 1, nanoClock);
    }

    @Override
    public String name() {
        return "zone-report";
    }

    @Override
    public int run() {
        if (!said.containsAll(zones.waiting()) && exhausted.warn("exhausted all ct zones")) {
            said.addAll(zones.waiting());
        }
        said.retainAll(zones.waiting());
        for (Ref<DatapathBinding> changed : datapaths.changed()) {
            datapaths
                    .get(changed)
                    .filter(datapath -> datapath.name().isEmpty())
                    .ifPresent(_ ->
                            nameless.error("Missing name for datapath '{}' skipping zone assignment.", changed.uuid()));
        }
        return 0;
    }

    /** {@code ct-zone-list}: a line for each user, by name. */
    public Command list() {
        return Command.plain(
                "ct-zone-list",
                (_, reply) -> reply.success(zones.zones().entrySet().stream()
                        .map(zone -> zone.getKey() + " " + zone.getValue() + "\n")
                        .collect(Collectors.joining())));
    }
}
