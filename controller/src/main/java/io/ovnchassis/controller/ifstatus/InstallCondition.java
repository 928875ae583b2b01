package io.ovnchassis.controller.ifstatus;

import io.ovnchassis.controller.binding.PortState;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import java.util.Optional;

/** When the data plane of a bound port counts as ready. The one place that flow installation will replace. */
@FunctionalInterface
public interface InstallCondition {
    boolean isInstalled(PortState.Bound port, Ref<Chassis> chassis);

    /**
     * Without OpenFlow flows: the claim is committed, and ovs-vswitchd gave the interface an OpenFlow port (which is
     * part of being bound).
     */
    static InstallCondition claimCommitted() {
        return (bound, chassis) -> bound.port().chassis().equals(Optional.of(chassis));
    }
}
