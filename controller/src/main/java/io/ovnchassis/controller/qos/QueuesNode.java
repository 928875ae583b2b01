package io.ovnchassis.controller.qos;

import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.config.ConfigReader.Reading;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.localdata.LocalPorts;
import io.ovnchassis.controller.tables.Difference;
import io.ovnchassis.controller.tables.PortsNode;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.ovs.QoS;
import io.ovnchassis.ovsdb.tables.ovs.Queue;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Engine node: where the queues that are wanted and those that are there differ, by logical port. A changed logical port
 * costs its own queue; where no port asks for one, and none is there, nothing costs anything.
 */
public final class QueuesNode extends Derived<Map<String, Difference<WantedQueue, PresentQueue>>> {
    private final Input<Reading> config;
    private final Input<LocalPorts> localPorts;
    private final Input<TableView<PortBinding>> bindings;
    private final Input<TableView<Bridge>> bridges;
    private final Input<TableView<Port>> ports;
    private final Input<TableView<Interface>> interfaces;
    private final Input<TableView<QoS>> qos;
    private final Input<TableView<Queue>> queues;
    private final Map<String, QueueWish> wishes = new HashMap<>();
    private final Map<String, List<PresentQueue>> present = new HashMap<>();
    private final Map<String, Optional<Egress>> egresses = new HashMap<>();
    private final SortedMap<String, Difference<WantedQueue, PresentQueue>> differences = new TreeMap<>();

    /** Who may want a queue, and what it says. */
    public record Wishes(Node<LocalPorts> ports, Node<TableView<PortBinding>> bindings) {}

    /** What queues are made of. */
    public record Rows(Node<TableView<QoS>> qos, Node<TableView<Queue>> queues) {}

    public QueuesNode(Node<Reading> config, Wishes wishes, PortsNode.Tables tables, Rows rows) {
        super("queues");
        this.config = input(config);
        this.localPorts = input(wishes.ports(), "queues_local_lports_handler", this::onLocalPorts);
        this.bindings = input(wishes.bindings(), "queues_sb_port_binding_handler", this::onBindings);
        this.bridges = input(tables.bridges(), "queues_ovs_bridge_handler", this::onLayout);
        this.ports = input(tables.ports(), "queues_ovs_port_handler", this::onLayout);
        this.interfaces = input(tables.interfaces(), "queues_ovs_interface_handler", this::onLayout);
        this.qos = input(rows.qos());
        this.queues = input(rows.queues());
    }

    @Override
    public Map<String, Difference<WantedQueue, PresentQueue>> output() {
        return Collections.unmodifiableMap(differences);
    }

    private Verdict onLocalPorts() {
        return lookAtAll(localPorts.get().changed());
    }

    private Verdict onBindings() {
        Set<String> touched = new LinkedHashSet<>();
        for (RowChange<PortBinding> change : bindings.get().changes()) {
            change.before().map(PortBinding::logicalPort).ifPresent(touched::add);
            change.after().map(PortBinding::logicalPort).ifPresent(touched::add);
        }
        return lookAtAll(touched);
    }

    /** Bridges have few ports that could lead out, so that finding them again costs next to nothing. */
    private Verdict onLayout() {
        Map<String, Optional<Egress>> before = Map.copyOf(egresses);
        egresses.clear();
        before.keySet().forEach(this::egress);
        return egresses.equals(before) ? Change.UNCHANGED : compareAll();
    }

    private Change lookAtAll(Set<String> names) {
        boolean updated = false;
        for (String name : names) {
            updated |= lookAt(name) && compare(name);
        }
        return Change.when(updated);
    }

    /** Says whether what the port asks for is news. */
    private boolean lookAt(String name) {
        Optional<QueueWish> now = bindings.get()
                .index(PortBinding.LOGICAL_PORT)
                .find(name)
                .filter(_ -> localPorts.get().local().contains(name))
                .flatMap(QueueWish::of);
        Optional<QueueWish> before =
                Optional.ofNullable(now.isPresent() ? wishes.put(name, now.get()) : wishes.remove(name));
        return !now.equals(before);
    }

    private Optional<Egress> egress(String network) {
        return egresses.computeIfAbsent(network, this::findEgress);
    }

    /** The first port whose interface leads out; not if somebody else has set its rates. */
    private Optional<Egress> findEgress(String network) {
        return config.get()
                .config()
                .map(ChassisConfig::bridgeMappings)
                .flatMap(mappings -> Optional.ofNullable(mappings.get(network)))
                .flatMap(bridges.get().index(Bridge.NAME)::find)
                .flatMap(bridge -> bridge.ports().stream()
                        .map(ports.get()::get)
                        .flatMap(Optional::stream)
                        .flatMap(port -> port.interfaces().stream()
                                .map(interfaces.get()::get)
                                .flatMap(Optional::stream)
                                .filter(EgressRule::leadsOut)
                                .map(part -> new Egress(port, EgressRule.maxRate(part))))
                        .findFirst())
                .filter(egress ->
                        egress.port().qos().flatMap(qos.get()::get).stream().allMatch(PresentQueue::isOurs));
    }

    private boolean compare(String name) {
        Optional<WantedQueue> should = Optional.ofNullable(wishes.get(name))
                .flatMap(wish ->
                        egress(wish.network()).map(egress -> new WantedQueue(wish, egress.port(), egress.maxRate())));
        List<PresentQueue> is = present.getOrDefault(name, List.of());
        boolean fine =
                should.map(one -> is.size() == 1 && one.isSameAs(is.getFirst())).orElse(is.isEmpty());
        Optional<Difference<WantedQueue, PresentQueue>> before = Optional.ofNullable(differences.remove(name));
        Optional<Difference<WantedQueue, PresentQueue>> now =
                fine ? Optional.empty() : Optional.of(new Difference<>(should, is));
        now.ifPresent(difference -> differences.put(name, difference));
        return !before.equals(now);
    }

    private Change compareAll() {
        Set<String> names = new HashSet<>(wishes.keySet());
        names.addAll(present.keySet());
        names.addAll(differences.keySet());
        boolean updated = false;
        for (String name : names) {
            updated |= compare(name);
        }
        return Change.when(updated);
    }

    @Override
    protected Change recompute() {
        wishes.clear();
        egresses.clear();
        present.clear();
        localPorts.get().local().forEach(this::lookAt);
        qos.get().rows().stream().filter(PresentQueue::isOurs).forEach(this::readQueues);
        return compareAll();
    }

    private void readQueues(QoS row) {
        row.queues()
                .forEach((key, ref) -> queues.get()
                        .get(ref)
                        .ifPresent(queue -> PresentQueue.portOf(queue)
                                .ifPresent(port -> present.computeIfAbsent(port, _ -> new ArrayList<>())
                                        .add(new PresentQueue(row, key, queue)))));
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.copyOf(differences);
    }
}
