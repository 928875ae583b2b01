package io.ovnchassis.controller.monitor;

import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the Southbound database is to tell this chassis about.
 *
 * @param chassis us; empty while our row is not there
 * @param logicalPorts those that an interface here names, and that are not bound here yet
 * @param datapaths the local ones, each with its tunnel key
 */
record Interest(Optional<OwnChassis> chassis, Set<String> logicalPorts, Map<Ref<DatapathBinding>, Long> datapaths) {
    Interest {
        logicalPorts = Set.copyOf(logicalPorts);
        datapaths = Map.copyOf(datapaths);
    }
}
