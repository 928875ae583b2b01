package io.ovnchassis.controller.monitor;

import io.ovnchassis.controller.binding.PortKind;
import io.ovnchassis.controller.binding.PortState;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.localdata.LocalDatapath;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows what this chassis is interested in, at the price of what changed in a run of the engine. Main loop only. */
final class InterestTracker {
    private final MonitorPhase.Here here;
    private final Set<String> logicalPorts = new HashSet<>();
    private final Map<Ref<DatapathBinding>, Long> datapaths = new HashMap<>();
    private Optional<OwnChassis> chassis = Optional.empty();

    InterestTracker(MonitorPhase.Here here) {
        this.here = here;
    }

    /** Starts over; says whether that is news. */
    boolean lookAtAll() {
        Interest before = interest();
        chassis = here.ownChassis().get();
        logicalPorts.clear();
        here.interfaces().ifaceIds().forEach(this::lookAtPort);
        datapaths.clear();
        here.datapaths().all().keySet().forEach(this::lookAtDatapath);
        return !before.equals(interest());
    }

    /** Looks at what changed in this run; says whether that is news. */
    boolean lookAtChanges() {
        if (!chassis.equals(here.ownChassis().get())) {
            return lookAtAll();
        }
        boolean news = false;
        for (String port : here.interfaces().changedIfaceIds()) {
            news |= lookAtPort(port);
        }
        for (String port : here.bindings().changed()) {
            news |= lookAtPort(port);
        }
        for (Ref<DatapathBinding> datapath : here.datapaths().changed()) {
            news |= lookAtDatapath(datapath);
        }
        return news;
    }

    private boolean lookAtPort(String port) {
        boolean isOfInterest = here.interfaces().ifaceIds().contains(port) && !isBound(port);
        return isOfInterest ? logicalPorts.add(port) : logicalPorts.remove(port);
    }

    /** Then its datapath is local, and it comes with that. */
    private boolean isBound(String port) {
        return here.bindings().get(port).orElse(null) instanceof PortState.Bound bound
                && PortKind.of(bound.port()) == PortKind.VIF
                && bound.port().chassis().equals(chassis.map(OwnChassis::ref));
    }

    private boolean lookAtDatapath(Ref<DatapathBinding> ref) {
        Optional<Long> before = Optional.ofNullable(datapaths.get(ref));
        Optional<Long> now = here.datapaths().get(ref).map(LocalDatapath::row).map(DatapathBinding::tunnelKey);
        now.ifPresentOrElse(key -> datapaths.put(ref, key), () -> datapaths.remove(ref));
        return !before.equals(now);
    }

    Interest interest() {
        return new Interest(chassis, logicalPorts, datapaths);
    }
}
