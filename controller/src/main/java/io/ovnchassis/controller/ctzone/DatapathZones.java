package io.ovnchassis.controller.ctzone;

import io.ovnchassis.controller.config.ZoneRange;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The zones that a datapath needs: one for each direction of address translation. */
final class DatapathZones {
    /** Asks for a certain zone for SNAT (ovn-sb(5), Datapath_Binding external_ids). */
    private static final String REQUESTED = "snat-ct-zone";

    private DatapathZones() {}

    /** What it wishes, by user; nothing when it has no name. */
    static Map<String, ZoneWish> of(DatapathBinding datapath) {
        String name = datapath.externalIds().getOrDefault("name", "");
        return name.isEmpty()
                ? Map.of()
                : Map.of(
                        name + "_dnat", wish(datapath, "_dnat", OptionalInt.empty()),
                        name + "_snat", wish(datapath, "_snat", requested(datapath)));
    }

    /** Releases before 24.03 had the datapath's uuid where its name is now. */
    private static ZoneWish wish(DatapathBinding datapath, String direction, OptionalInt zone) {
        return new ZoneWish(zone, Optional.of(datapath.ref().uuid() + direction), limit(datapath));
    }

    /** The limit of its zones, and where it is a switch, of those of its ports that have none of their own. */
    static Optional<Long> limit(DatapathBinding datapath) {
        return ZoneLimit.of(datapath.externalIds(), Optional.empty());
    }

    private static OptionalInt requested(DatapathBinding datapath) {
        return ZoneRange.zone(datapath.externalIds().getOrDefault(REQUESTED, ""));
    }
}
