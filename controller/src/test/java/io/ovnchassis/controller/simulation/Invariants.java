package io.ovnchassis.controller.simulation;

import io.ovnchassis.controller.SimulatedHost;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.ChassisPrivate;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What no transaction of the daemon may ever do, whatever goes wrong around it. */
final class Invariants {
    private static final Set<String> KEYS_OF_ANY_INTERFACE = Set.of("ovn-installed", "ovn-installed-ts");
    private static final ColumnSet OURS_OF_A_PORT = ColumnSet.of(
            PortBinding.CHASSIS,
            PortBinding.ADDITIONAL_CHASSIS,
            PortBinding.ENCAP,
            PortBinding.ADDITIONAL_ENCAP,
            PortBinding.VIRTUAL_PARENT,
            PortBinding.UP);

    private static final ColumnSet OURS_OF_THE_SWITCH = ColumnSet.of(
            OpenVSwitch.BRIDGES, OpenVSwitch.DATAPATHS, OpenVSwitch.OTHER_CONFIG, OpenVSwitch.EXTERNAL_IDS);

    private final SimulatedHost host;
    private Optional<String> wantedThroughout = Optional.empty();
    private boolean strict;
    private long executed;

    Invariants(SimulatedHost host) {
        this.host = host;
    }

    /** From now on every operation has to change something: nobody else does, so that there is no excuse. */
    void undisturbed() {
        strict = true;
    }

    /** From now on nobody gives a reason to unplug {@code port}; empty when somebody might. */
    void wantedThroughout(Optional<String> port) {
        wantedThroughout = port;
    }

    /** How many transactions there were. */
    long executed() {
        return executed;
    }

    void ofLocal(List<Map<String, Object>> operations, Optional<History.Commit> commit) {
        checkSize(operations, commit);
        commit.ifPresent(made -> made.changes().forEach(this::checkLocal));
        checkOneOwner();
    }

    void ofSouthbound(List<Map<String, Object>> operations, Optional<History.Commit> commit) {
        checkSize(operations, commit);
        commit.ifPresent(made -> made.changes().forEach(this::checkSouthbound));
    }

    private void checkSize(List<Map<String, Object>> operations, Optional<History.Commit> commit) {
        executed++;
        long writing = operations.stream()
                .filter(operation -> !Set.of("wait", "comment").contains(operation.get("op")))
                .count();
        int changes = commit.map(made -> made.changes().size()).orElse(0);
        if (strict && writing > changes) {
            throw new AssertionError("a transaction of " + writing + " operations changes " + changes + " rows: "
                    + operations + " made " + commit);
        }
    }

    private void checkLocal(RowChange<?> change) {
        boolean allowed = switch (row(change)) {
            case Interface row -> isAllowed(change, row);
            case Port row -> !(change instanceof RowChange.Deleted<?>) || !isForeign(row.name());
            case Bridge row ->
                row.name().equals(SimulatedHost.INTEGRATION_BRIDGE) || changes(change, ColumnSet.of(Bridge.PORTS));
            case OpenVSwitch row ->
                changes(change, OURS_OF_THE_SWITCH) && row.externalIds().containsKey("ovn-remote");
            case Row<?> _ -> true;
        };
        if (!allowed) {
            throw new AssertionError("a row of somebody else was touched: " + change);
        }
    }

    /** Machines' interfaces have names of their own. */
    private static boolean isForeign(String name) {
        return name.startsWith(Machines.PREFIX) || name.equals(SimulatedHost.PHYSICAL_BRIDGE);
    }

    private boolean isAllowed(RowChange<?> change, Interface row) {
        boolean gone = change instanceof RowChange.Deleted<?>;
        if (gone
                && wantedThroughout
                        .filter(row.externalIds().getOrDefault("iface-id", "")::equals)
                        .isPresent()) {
            throw new AssertionError("a port was unplugged that was wanted all the time: " + change);
        }
        if (!isForeign(row.name())) {
            return true;
        }
        return change instanceof RowChange.Modified<?>(Interface before, Interface after, ColumnSet columns)
                && columns.minus(ColumnSet.of(Interface.EXTERNAL_IDS)).isEmpty()
                && without(before.externalIds()).equals(without(after.externalIds()));
    }

    private static Map<String, String> without(Map<String, String> externalIds) {
        Map<String, String> rest = new HashMap<>(externalIds);
        rest.keySet().removeAll(KEYS_OF_ANY_INTERFACE);
        return rest;
    }

    private void checkOneOwner() {
        Set<String> plugged = new HashSet<>();
        host.vifs().filter(vif -> vif.externalIds().containsKey("ovn-plugged")).forEach(vif -> {
            String port = vif.externalIds().getOrDefault("iface-id", "");
            if (!plugged.add(port)) {
                throw new AssertionError("two interfaces are plugged for " + port);
            }
        });
    }

    private void checkSouthbound(RowChange<?> change) {
        boolean allowed = switch (row(change)) {
            case Chassis row -> row.name().equals("hv1");
            case ChassisPrivate row -> row.name().equals("hv1");
            case Encap row -> row.chassisName().equals("hv1");
            case PortBinding _ -> isAllowed(change);
            case Row<?> _ -> false;
        };
        if (!allowed) {
            throw new AssertionError("a row of somebody else was touched: " + change);
        }
    }

    /** A port is taken for ourselves, or what was ours is let go. */
    private boolean isAllowed(RowChange<?> change) {
        if (!(change instanceof RowChange.Modified<?>(PortBinding before, PortBinding after, ColumnSet columns))) {
            return false;
        }
        Optional<Ref<Chassis>> us = host.chassis("hv1").map(Chassis::ref);
        boolean ours = after.chassis().equals(us)
                || before.chassis().equals(us)
                || before.chassis().equals(after.chassis());
        return ours && columns.minus(OURS_OF_A_PORT).isEmpty();
    }

    private static boolean changes(RowChange<?> change, ColumnSet allowed) {
        return change instanceof RowChange.Modified<?>(var _, var _, ColumnSet columns)
                && columns.minus(allowed).isEmpty();
    }

    private static Row<?> row(RowChange<?> change) {
        return change.after().isPresent()
                ? change.after().get()
                : change.before().orElseThrow();
    }
}
