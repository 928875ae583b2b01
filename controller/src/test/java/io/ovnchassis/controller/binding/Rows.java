package io.ovnchassis.controller.binding;

import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Rows for tests. */
public final class Rows {
    public static final OwnChassis HV1 = new OwnChassis(Ref.random(), "hv1", "host1");

    private Rows() {}

    public static PortBinding port(String logicalPort, UnaryOperator<PortBinding.Builder> more) {
        return more.apply(PortBinding.builder().logicalPort(logicalPort)).build(Ref.random());
    }

    public static PortBinding port(String logicalPort) {
        return port(logicalPort, UnaryOperator.identity());
    }

    /** An interface with an OpenFlow port that names {@code ifaceId}. */
    public static LocalInterface local(String name, String ifaceId, String... moreExternalIds) {
        return local(name, ifaceId, 5L, moreExternalIds);
    }

    public static LocalInterface local(String name, String ifaceId, long ofport, String... moreExternalIds) {
        Map<String, String> externalIds = new HashMap<>(Map.of("iface-id", ifaceId));
        for (int i = 0; i < moreExternalIds.length; i += 2) {
            externalIds.put(moreExternalIds[i], moreExternalIds[i + 1]);
        }
        return new LocalInterface(Interface.builder()
                .name(name)
                .ofport(ofport)
                .externalIds(externalIds)
                .build(Ref.random()));
    }

    /** What is known of the integration bridge when it has these interfaces. */
    public static LocalInterfaces interfaces(LocalInterface... present) {
        LocalInterfaces interfaces = new LocalInterfaces();
        for (LocalInterface local : present) {
            interfaces.put(local.row().ref(), Optional.of(local));
        }
        return interfaces;
    }
}
