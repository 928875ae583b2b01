package io.ovnchassis.controller.vifplug;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows for tests. */
final class Rows {
    private Rows() {}

    /** A VIF that is requested here, to be plugged by {@code dummy}. */
    static LogicalPort requested(String name, String... moreOptions) {
        Map<String, String> options = new HashMap<>(map(moreOptions));
        options.putIfAbsent("vif-plug-type", "dummy");
        return new LogicalPort(portBinding(name, options), true, true);
    }

    static LogicalPort elsewhere(String name) {
        return new LogicalPort(portBinding(name, Map.of("vif-plug-type", "dummy")), false, false);
    }

    static PortBinding portBinding(String name, Map<String, String> options) {
        return PortBinding.builder().logicalPort(name).options(options).build(Ref.random());
    }

    /** An interface on the bridge, as the dummy provider has it. */
    static BridgeInterface plugged(String name, String ifaceId) {
        return onBridge(dummyInterface(name, ifaceId).build(Ref.random()));
    }

    static Interface.Builder dummyInterface(String name, String ifaceId) {
        return Interface.builder()
                .name(name)
                .type("internal")
                .options(Map.of("vif-plug-dummy-option", "value"))
                .externalIds(Map.of("iface-id", ifaceId, "ovn-plugged", "dummy"));
    }

    /** An interface on the bridge that somebody else made for a logical port. */
    static BridgeInterface foreign(String name, String ifaceId) {
        return onBridge(Interface.builder()
                .name(name)
                .externalIds(Map.of("iface-id", ifaceId))
                .build(Ref.random()));
    }

    static BridgeInterface onBridge(Interface row) {
        Port port =
                Port.builder().name(row.name()).interfaces(List.of(row.ref())).build(Ref.random());
        return new BridgeInterface(row, Tag.of(row).orElseThrow(), port);
    }

    static Map<String, String> map(String... keysAndValues) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Map.copyOf(map);
    }
}
