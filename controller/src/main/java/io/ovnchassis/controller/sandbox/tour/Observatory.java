package io.ovnchassis.controller.sandbox.tour;

import io.ovnchassis.controller.DatabaseConnection;
import io.ovnchassis.ovsdb.replica.Index;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.session.OvsdbSession;
import io.ovnchassis.ovsdb.session.Remotes;
import io.ovnchassis.ovsdb.session.SessionOptions;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitchDatabase;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/**
 * Watches the southbound and the local database over connections of its own, for one chassis. News is taken in only by
 * {@link #await}, on the caller's thread; in between, everything stays as it was last seen.
 */
final class Observatory implements AutoCloseable {
    private static final MonitorPlan SOUTHBOUND = new MonitorPlan(
            OvnSouthboundDatabase.DATABASE,
            Map.of(
                    Chassis.TABLE,
                    ColumnSet.of(Chassis.NAME),
                    PortBinding.TABLE,
                    ColumnSet.of(
                            PortBinding.LOGICAL_PORT,
                            PortBinding.REQUESTED_CHASSIS,
                            PortBinding.CHASSIS,
                            PortBinding.UP)));
    private static final MonitorPlan LOCAL = new MonitorPlan(
            OpenVSwitchDatabase.DATABASE,
            Map.of(Interface.TABLE, ColumnSet.of(Interface.NAME, Interface.EXTERNAL_IDS, Interface.MTU)));

    private final String chassisName;
    private final BlockingQueue<News> inbox = new LinkedBlockingQueue<>();
    private final DatabaseConnection southbound;
    private final DatabaseConnection local;
    private final Index<Chassis, String> chassisByName;
    private final Index<PortBinding, String> bindingByPort;
    private final TableView<Interface> interfaces;

    /** What a connection reported, and the instant at which it did. */
    private record News(long arrivedAt, Runnable intake) {}

    Observatory(String chassisName, String southboundRemote, String localRemote) {
        this.chassisName = chassisName;
        this.southbound = connect(SOUTHBOUND, southboundRemote);
        this.local = connect(LOCAL, localRemote);
        this.chassisByName = southbound.replica().table(Chassis.TABLE).index(Chassis.NAME);
        this.bindingByPort = southbound.replica().table(PortBinding.TABLE).index(PortBinding.LOGICAL_PORT);
        this.interfaces = local.replica().table(Interface.TABLE);
    }

    private DatabaseConnection connect(MonitorPlan plan, String remote) {
        DatabaseConnection connection = new DatabaseConnection(
                plan,
                (wanted, observer) -> OvsdbSession.start(wanted, SessionOptions.defaults(), observer),
                intake -> inbox.add(new News(System.nanoTime(), intake)));
        connection.link().remotes(Remotes.parse(remote).remotes());
        return connection;
    }

    /**
     * Waits for news, and takes in all that is there.
     *
     * @param limit how long to wait when there is none
     * @param seen asked after each piece of news, with the instant of {@link System#nanoTime} at which it arrived
     * @return the first of these instants for which {@code seen} was true
     */
    OptionalLong await(Duration limit, LongPredicate seen) throws InterruptedException {
        OptionalLong first = OptionalLong.empty();
        News news = inbox.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        while (news != null) {
            news.intake().run();
            if (seen.test(news.arrivedAt()) && first.isEmpty()) {
                first = OptionalLong.of(news.arrivedAt());
            }
            news = inbox.poll();
        }
        southbound.replica().clearChanges();
        local.replica().clearChanges();
        return first;
    }

    /** Whether the chassis is registered. */
    boolean hasChassis() {
        return chassisByName.find(chassisName).isPresent();
    }

    PortView port(String name) {
        Optional<Ref<Chassis>> chassis = chassisByName.find(chassisName).map(Chassis::ref);
        Optional<PortBinding> binding = bindingByPort.find(name);
        Optional<Interface> plugged = interfaces.rows().stream()
                .filter(row -> name.equals(row.externalIds().get("iface-id")))
                .findFirst();
        return new PortView(
                chassis.isPresent() && chassis.equals(binding.flatMap(PortBinding::requestedChassis)),
                plugged.isPresent(),
                chassis.isPresent() && chassis.equals(binding.flatMap(PortBinding::chassis)),
                binding.flatMap(PortBinding::up).orElse(false),
                plugged.flatMap(Interface::mtu).map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    @Override
    public void close() {
        southbound.close();
        local.close();
    }
}
