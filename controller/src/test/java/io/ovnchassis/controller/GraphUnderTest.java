package io.ovnchassis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.binding.LocalInterfaces;
import io.ovnchassis.controller.config.ChassisName;
import io.ovnchassis.controller.config.ConfigReader;
import io.ovnchassis.controller.engine.RunResult;
import io.ovnchassis.controller.engine.Step;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.engine.WritePermission;
import io.ovnchassis.controller.ifstatus.InstallCondition;
import io.ovnchassis.controller.localdata.LocalDatapath;
import io.ovnchassis.controller.localdata.LocalDatapath.Role;
import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.delta.RowUpdate;
import io.ovnchassis.ovsdb.delta.TableUpdate;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The graph of the daemon over two replicas, and what it put out. */
final class GraphUnderTest {
    private final Replica local;
    private final Replica southbound;
    private final InstallCondition installed;
    private final ControllerGraph graph;

    GraphUnderTest(Replica local, Replica southbound, InstallCondition installed) {
        this.local = local;
        this.southbound = southbound;
        this.installed = installed;
        this.graph = new ControllerGraph(
                local,
                southbound,
                new ConfigReader(new ChassisName(Optional.empty(), Optional.empty()), () -> "host1"),
                installed,
                Clock.system());
    }

    /** Another one that has never seen anything but the rows as they are now. */
    GraphUnderTest fromScratch() {
        GraphUnderTest scratch =
                new GraphUnderTest(copy(local, Monitored.local()), copy(southbound, Monitored.southbound()), installed);
        scratch.run();
        return scratch;
    }

    private static Replica copy(Replica replica, MonitorPlan plan) {
        Replica copy = new Replica(replica.database(), plan.columns().keySet());
        List<TableUpdate<?>> tables = new ArrayList<>();
        plan.columns().keySet().forEach(table -> tables.add(contents(replica, table)));
        assertThat(copy.apply(new DatabaseUpdate(DatabaseUpdate.Kind.SNAPSHOT, tables)))
                .isEqualTo(new Replica.Result.Applied());
        return copy;
    }

    private static <R extends Row<R>> TableUpdate<R> contents(Replica replica, Table<R> table) {
        return new TableUpdate<>(
                table,
                replica.table(table).rows().stream()
                        .<RowUpdate<R>>map(RowChange.Inserted::new)
                        .toList());
    }

    /** One iteration of the main loop, as far as the graph takes part in it. */
    void run() {
        graph.engine().startRun();
        assertThat(graph.engine().run(WritePermission.GRANTED)).isEqualTo(new RunResult.Completed());
        local.clearChanges();
        southbound.clearChanges();
    }

    ControllerGraph graph() {
        return graph;
    }

    /** All that other rooms read, by name; two are equal when the graphs mean the same. */
    Map<String, Object> outputs() {
        Map<String, Object> outputs = new TreeMap<>();
        LocalInterfaces interfaces = graph.localInterfaces().output();
        outputs.put("configuration", graph.reading());
        outputs.put("integration bridge", graph.integrationBridge());
        outputs.put("own chassis", graph.ownChassis());
        outputs.put("interfaces", byIfaceId(interfaces, interfaces::all));
        outputs.put("carriers", byIfaceId(interfaces, interfaces::carrier));
        outputs.put("marked but unnamed", Set.copyOf(interfaces.markedButUnnamed()));
        outputs.put("local datapaths", datapaths());
        outputs.put("peers", peers());
        outputs.put("local ports", Set.copyOf(graph.localPorts().output().local()));
        outputs.put("related ports", Set.copyOf(graph.localPorts().output().related()));
        outputs.put("bindings", Map.copyOf(graph.localBindings().output().states()));
        outputs.put("statuses", Map.copyOf(graph.portStatus().output().statuses()));
        outputs.put(
                "pending for the southbound database",
                Set.copyOf(graph.portStatus().output().pendingSouthbound()));
        outputs.put(
                "pending for the local database",
                Set.copyOf(graph.portStatus().output().pendingLocal()));
        outputs.put("index", graph.chassisIndex());
        outputs.put("deployment", graph.northdOptions());
        outputs.put("watched", graph.bfdChassis().output());
        outputs.put("wanted tunnels", graph.wantedTunnels().output().snapshot());
        outputs.put("out of reach", Map.copyOf(graph.wantedTunnels().outOfReach()));
        outputs.put("tunnel ports", graph.tunnelPorts().output().snapshot());
        outputs.put("tunnels", Map.copyOf(graph.tunnels().output()));
        outputs.put("wanted patches", graph.wantedPatches().output().snapshot());
        outputs.put("patch problems", Map.copyOf(graph.wantedPatches().problems()));
        outputs.put(
                "users of zones", Set.copyOf(graph.ctZones().output().zones().keySet()));
        outputs.put("mirrors", Map.copyOf(graph.mirrors().output()));
        outputs.put("queues", Map.copyOf(graph.queues().output()));
        outputs.put("patches", Map.copyOf(graph.patches().output()));
        return outputs;
    }

    /** All that is known of the local datapaths. */
    Map<Ref<DatapathBinding>, Object> datapaths() {
        return graph.localDatapaths().output().all().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> picture(entry.getValue())));
    }

    /** The ports that are local or related, and which of it. */
    Map<String, String> ports() {
        Map<String, String> ports = new TreeMap<>();
        graph.localPorts().output().local().forEach(port -> ports.merge(port, "local", String::concat));
        graph.localPorts().output().related().forEach(port -> ports.merge(port, "related", String::concat));
        return ports;
    }

    private static Object picture(LocalDatapath datapath) {
        List<Object> picture = new ArrayList<>(List.of(datapath.row(), Map.copyOf(datapath.peers())));
        for (Role role : Role.values()) {
            picture.add(List.copyOf(datapath.ports(role)));
        }
        return picture;
    }

    private Set<Map<String, String>> peers() {
        return graph.localDatapaths().output().all().values().stream()
                .map(datapath -> Map.copyOf(datapath.peers()))
                .filter(peers -> !peers.isEmpty())
                .collect(Collectors.toSet());
    }

    private static <T> Map<String, T> byIfaceId(LocalInterfaces interfaces, Function<String, T> look) {
        return interfaces.ifaceIds().stream().collect(Collectors.toMap(Function.identity(), look));
    }

    /** What the last run did, less what it did not have to look at. */
    List<String> trace() {
        return graph.engine().trace().stream()
                .<String>mapMulti((step, out) -> {
                    switch (step) {
                        case Step.Polled(String node, Change change)
                        when change == Change.UPDATED -> out.accept(node + " changed");
                        case Step.Polled _, Step.Reused _ -> {}
                        case Step.Handled(String node, List<String> inputs, Change change) ->
                            out.accept(node + " handled " + String.join(", ", inputs) + ": " + change);
                        case Step.Recomputed(String node, String reason, Change change) ->
                            out.accept(node + " recomputed (" + reason + "): " + change);
                        case Step.Canceled(String node, String reason) ->
                            out.accept(node + " canceled (" + reason + ")");
                    }
                })
                .toList();
    }
}
