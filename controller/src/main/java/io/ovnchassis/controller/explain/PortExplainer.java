package io.ovnchassis.controller.explain;

import io.ovnchassis.controller.binding.LocalBindings;
import io.ovnchassis.controller.binding.LocalInterface;
import io.ovnchassis.controller.binding.LocalInterfaces;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.controller.vifplug.PlugCandidates;
import io.ovnchassis.controller.vifplug.PlugStatus;
import io.ovnchassis.controller.vifplug.PlugStatuses;
import io.ovnchassis.controller.vifplug.Providers;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Phase: follows the ports that plugging has to do with, from gate to gate; a changed port costs one look. Any other port
 * can be explained, too, without since when. Main loop only.
 */
public final class PortExplainer implements Phase {
    private final Rooms rooms;
    private final Southbound southbound;
    private final BooleanSupplier complete;
    private final Clock clock;
    private final Timelines timelines = new Timelines();
    private final PortLatencies latencies = new PortLatencies();

    /** What other rooms have. */
    public record Rooms(
            Supplier<Optional<OwnChassis>> ownChassis,
            LocalInterfaces interfaces,
            LocalBindings bindings,
            PlugCandidates candidates,
            PlugStatuses plugging,
            Providers providers) {}

    /** The rows of the Southbound database that are shown. */
    public record Southbound(TableView<PortBinding> portBindings, TableView<Chassis> chassis) {}

    /**
     * Makes the phase.
     *
     * @param complete whether both databases are known completely
     */
    public PortExplainer(Rooms rooms, Southbound southbound, BooleanSupplier complete, Clock clock) {
        this.rooms = rooms;
        this.southbound = southbound;
        this.complete = complete;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public int run() {
        Set<String> changed = new HashSet<>(rooms.candidates().changed());
        changed.addAll(rooms.plugging().changed());
        changed.forEach(this::follow);
        rooms.plugging().clearChanges();
        return 0;
    }

    private void follow(String logicalPort) {
        boolean matters = rooms.candidates().contains(logicalPort)
                || rooms.plugging().get(logicalPort).isPresent();
        if (matters) {
            PortTimeline before = timelines.getOrNew(logicalPort);
            latencies.moved(before, timelines.put(logicalPort, gates(logicalPort), clock.now()));
        } else {
            timelines.remove(logicalPort);
        }
    }

    private List<Gate> gates(String logicalPort) {
        return PortGates.of(facts(logicalPort));
    }

    private PortFacts facts(String logicalPort) {
        Optional<PortBinding> row =
                southbound.portBindings().index(PortBinding.LOGICAL_PORT).find(logicalPort);
        List<LocalInterface> interfaces = rooms.interfaces().all(logicalPort);
        return new PortFacts(
                logicalPort,
                new PortFacts.Surroundings(
                        complete.getAsBoolean(), rooms.ownChassis().get(), this::nameOf),
                row,
                interfaces,
                row.map(port -> port.options().get(PortFacts.PLUG_TYPE)).flatMap(rooms.providers()::origin),
                rooms.plugging().get(logicalPort).map(PlugStatus.Since::status),
                rooms.bindings().get(logicalPort));
    }

    private String nameOf(Ref<Chassis> chassis) {
        return southbound.chassis().get(chassis).map(Chassis::name).orElseGet(() -> "row " + chassis.uuid());
    }

    /** Where a port stands, as of now. */
    PortTimeline explain(String logicalPort) {
        List<Gate> gates = gates(logicalPort);
        return timelines
                .get(logicalPort)
                .map(timeline -> timeline.then(gates, clock.now()))
                .orElseGet(() -> PortTimeline.unknown(logicalPort, gates));
    }

    /** Where each port stands that plugging has to do with, by its name. */
    public Map<String, PortTimeline> all() {
        return timelines.all();
    }

    /** How long ports took. */
    public PortLatencies latencies() {
        return latencies;
    }

    /** What is known of a port. */
    PortFacts look(String logicalPort) {
        return facts(logicalPort);
    }

    /** Since when the status of plugging is as it is. */
    Optional<PlugStatus.Since> plugStatus(String logicalPort) {
        return rooms.plugging().get(logicalPort);
    }
}
