package io.ovnchassis.controller.binding;

import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.HashMap;
import java.util.List;
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

    /** On terms that nothing special was asked for. */
    public static final Terms AS_MAIN = new Terms(BindPermission.MAIN, Optional.empty(), false);

    /** As one of several chassis. */
    public static final Terms AS_ADDITIONAL = new Terms(BindPermission.ADDITIONAL, Optional.empty(), false);

    /** A VIF that the first of {@code interfaces} carries. */
    public static PortState.Bound bound(PortBinding port, LocalInterface... interfaces) {
        return new PortState.Bound(port, AS_MAIN, interfaces[0], Optional.empty(), List.of(interfaces));
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
