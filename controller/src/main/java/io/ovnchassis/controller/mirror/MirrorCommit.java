package io.ovnchassis.controller.mirror;

import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.controller.mirror.MirrorOutput.ToPort;
import io.ovnchassis.controller.mirror.MirrorOutput.Tunnel;
import io.ovnchassis.controller.tables.Difference;
import io.ovnchassis.ovsdb.replica.Index;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Mirror;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the mirrors that are missing, puts right those that differ, and removes those of ours that are not wanted. */
public final class MirrorCommit implements Contributor {
    private static final Logger log = LoggerFactory.getLogger("port_mirror");
    private static final Map<String, String> OURS = Map.of(PresentMirror.MARK, "true");

    private final Map<String, Difference<WantedMirror, PresentMirror>> differences;
    private final Supplier<Optional<IntegrationBridge>> integrationBridge;
    private final TableView<Bridge> bridges;
    private final Index<Port, String> portsByName;
    private final Set<String> saidTaken = new HashSet<>();

    public MirrorCommit(
            Map<String, Difference<WantedMirror, PresentMirror>> differences,
            Supplier<Optional<IntegrationBridge>> integrationBridge,
            Replica local) {
        this.differences = differences;
        this.integrationBridge = integrationBridge;
        this.bridges = local.table(Bridge.TABLE);
        this.portsByName = local.table(Port.TABLE).index(Port.NAME);
    }

    @Override
    public String name() {
        return "mirror";
    }

    @Override
    public void contribute(Transaction transaction) {
        saidTaken.retainAll(differences.keySet());
        integrationBridge
                .get()
                .map(IntegrationBridge::ref)
                .flatMap(bridges::get)
                .ifPresent(bridge -> {
                    Pass pass = new Pass(bridge, transaction);
                    differences.values().forEach(pass::settle);
                });
    }

    /** One transaction. */
    private final class Pass {
        private final Bridge bridge;
        private final Transaction transaction;

        Pass(Bridge bridge, Transaction transaction) {
            this.bridge = bridge;
            this.transaction = transaction;
        }

        void settle(Difference<WantedMirror, PresentMirror> difference) {
            List<PresentMirror> present = difference.present();
            if (difference.wanted().isEmpty()) {
                present.forEach(this::remove);
            } else if (present.isEmpty()) {
                create(difference.wanted().get());
            } else {
                present.stream().skip(1).forEach(this::remove);
                update(present.getFirst(), difference.wanted().get());
            }
        }

        /** The rows go with the last reference to them. */
        private void remove(PresentMirror mirror) {
            transaction
                    .edit(Bridge.TABLE)
                    .remove(bridge, Bridge.MIRRORS, mirror.row().ref());
            mirror.ownOutlet().ifPresent(this::remove);
        }

        private void remove(PresentMirror.Outlet outlet) {
            transaction
                    .edit(Bridge.TABLE)
                    .remove(bridge, Bridge.PORTS, outlet.port().ref());
        }

        private void create(WantedMirror wanted) {
            port(wanted).ifPresent(port -> {
                Ref<Mirror> mirror = transaction
                        .edit(Mirror.TABLE)
                        .insert(Mirror.builder()
                                .name(wanted.name())
                                .selectSrcPort(wanted.sources())
                                .selectDstPort(wanted.destinations())
                                .outputPort(port)
                                .externalIds(OURS));
                transaction.edit(Bridge.TABLE).add(bridge, Bridge.MIRRORS, mirror);
            });
        }

        private Optional<Ref<Port>> port(WantedMirror wanted) {
            return switch (wanted.output()) {
                case ToPort(Ref<Port> port) -> Optional.of(port);
                case Tunnel tunnel -> isFree(wanted) ? Optional.of(insert(wanted, tunnel)) : Optional.empty();
            };
        }

        private Ref<Port> insert(WantedMirror wanted, Tunnel tunnel) {
            Ref<Interface> part = transaction
                    .edit(Interface.TABLE)
                    .insert(Interface.builder()
                            .name(wanted.portName())
                            .type(tunnel.type())
                            .options(tunnel.options()));
            Ref<Port> port = transaction
                    .edit(Port.TABLE)
                    .insert(Port.builder()
                            .name(wanted.portName())
                            .interfaces(List.of(part))
                            .externalIds(OURS));
            transaction.edit(Bridge.TABLE).add(bridge, Bridge.PORTS, port);
            return port;
        }

        private void update(PresentMirror present, WantedMirror wanted) {
            Mirror row = present.row();
            transaction.edit(Mirror.TABLE).set(row, Mirror.SELECT_SRC_PORT, SortedArraySet.copyOf(wanted.sources()));
            transaction
                    .edit(Mirror.TABLE)
                    .set(row, Mirror.SELECT_DST_PORT, SortedArraySet.copyOf(wanted.destinations()));
            switch (wanted.output()) {
                case ToPort(Ref<Port> port) -> {
                    transaction.edit(Mirror.TABLE).set(row, Mirror.OUTPUT_PORT, Optional.of(port));
                    present.ownOutlet()
                            .filter(outlet -> !outlet.port().ref().equals(port))
                            .ifPresent(this::remove);
                }
                case Tunnel tunnel ->
                    present.ownOutlet()
                            .ifPresentOrElse(
                                    outlet -> update(outlet, tunnel),
                                    () -> port(wanted)
                                            .ifPresent(port -> transaction
                                                    .edit(Mirror.TABLE)
                                                    .set(row, Mirror.OUTPUT_PORT, Optional.of(port))));
            }
        }

        private void update(PresentMirror.Outlet outlet, Tunnel tunnel) {
            if (!outlet.isMarked()) {
                transaction.edit(Port.TABLE).put(outlet.port(), Port.EXTERNAL_IDS, PresentMirror.MARK, "true");
            }
            outlet.part().filter(_ -> !outlet.isSameAs(tunnel)).ifPresent(part -> {
                transaction.edit(Interface.TABLE).set(part, Interface.TYPE, tunnel.type());
                transaction.edit(Interface.TABLE).set(part, Interface.OPTIONS, SortedArrayMap.copyOf(tunnel.options()));
            });
        }
    }

    /** Names of ports are unique in a database. */
    private boolean isFree(WantedMirror wanted) {
        boolean taken = portsByName.find(wanted.portName()).isPresent();
        if (!taken) {
            saidTaken.remove(wanted.name());
        } else if (saidTaken.add(wanted.name())) {
            log.warn(
                    "mirror '{}' is not created: there is a port '{}' that it does not lead to; remove it with"
                            + " 'ovs-vsctl del-port {}'",
                    wanted.name(),
                    wanted.portName(),
                    wanted.portName());
        }
        return !taken;
    }
}
