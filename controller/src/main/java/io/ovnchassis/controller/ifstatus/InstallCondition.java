package io.ovnchassis.controller.ifstatus;

import io.ovnchassis.controller.binding.PortState;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;

/** When the data plane of a bound port counts as ready. The one place that flow installation will replace. */
@FunctionalInterface
public interface InstallCondition {
    /** How far the data plane of a port is that this chassis has claimed. */
    enum Readiness {
        /** Rows about its datapath that were asked for have not come yet. */
        AWAITING_DATA,
        /** What its flows follow from is known; they are not installed. */
        AWAITING_FLOWS,
        READY
    }

    /** Asked only about ports that {@code chassis}, which is us, has claimed. */
    Readiness of(PortState.Bound port, Ref<Chassis> chassis);

    /**
     * Without OpenFlow flows: the claim is committed, and ovs-vswitchd gave the interface an OpenFlow port (which is
     * part of being bound).
     */
    static InstallCondition claimCommitted() {
        return (bound, chassis) -> Readiness.READY;
    }
}
