package io.ovnchassis.controller.bridge;

import io.ovnchassis.controller.config.BridgeConfig;
import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.ovsdb.replica.LiveDatabase;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Datapath;
import io.ovnchassis.ovsdb.tables.ovs.FlowTable;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.transact.TableEditor;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the integration bridge as it has to be, and creates it where it is missing. Needs the local database only, and
 * no {@code system-id} in it, so that the bridge is there before anybody ever reached the Southbound database.
 */
public final class BridgeCommit implements Contributor {
    private static final Logger log = LoggerFactory.getLogger("main");

    private final LiveDatabase local;
    private final TableView<OpenVSwitch> roots;
    private final TableView<Bridge> bridges;
    private final FlowTables flowTables;
    private final Supplier<BridgeConfig> config;
    private final RandomGenerator random;

    public BridgeCommit(LiveDatabase local, Supplier<BridgeConfig> config, RandomGenerator random) {
        Replica replica = local.replica();
        this.local = local;
        this.roots = replica.table(OpenVSwitch.TABLE);
        this.bridges = replica.table(Bridge.TABLE);
        this.flowTables = new FlowTables(replica.table(FlowTable.TABLE));
        this.config = config;
        this.random = random;
        bridges.index(Bridge.NAME);
    }

    @Override
    public String name() {
        return "bridge";
    }

    @Override
    public void contribute(Transaction transaction) {
        roots.rows().stream().findFirst().ifPresent(root -> {
            HostSettings.write(root, transaction);
            write(config.get(), root, transaction);
        });
    }

    private void write(BridgeConfig wanted, OpenVSwitch root, Transaction transaction) {
        bridges.index(Bridge.NAME)
                .find(wanted.name())
                .ifPresentOrElse(
                        bridge -> keep(bridge, wanted, root, transaction), () -> create(wanted, root, transaction));
    }

    private void create(BridgeConfig wanted, OpenVSwitch root, Transaction transaction) {
        String name = wanted.name();
        transaction.comment("ovn-controller: creating integration bridge '" + name + "'");
        Ref<Interface> own = transaction
                .edit(Interface.TABLE)
                .insert(Interface.builder().name(name).type("internal"));
        Ref<Port> port =
                transaction.edit(Port.TABLE).insert(Port.builder().name(name).interfaces(List.of(own)));
        String datapathType = wanted.datapathType().orElse(IntegrationBridge.DEFAULT_DATAPATH_TYPE);
        // Without an address of its own, the bridge takes that of its first port, and with it another datapath id: all
        // OpenFlow connections would be dropped then.
        Ref<Bridge> bridge = transaction
                .edit(Bridge.TABLE)
                .insert(Bridge.builder()
                        .name(name)
                        .failMode(Bridge.FailMode.SECURE)
                        .datapathType(datapathType)
                        .ports(List.of(port))
                        .otherConfig(Map.of("disable-in-band", "true", "hwaddr", HardwareAddress.random(random))));
        transaction.edit(OpenVSwitch.TABLE).add(root, OpenVSwitch.BRIDGES, bridge);
        writeDatapath(datapathType, root, transaction);
    }

    private void keep(Bridge bridge, BridgeConfig wanted, OpenVSwitch root, Transaction transaction) {
        TableEditor<Bridge> editor = transaction.edit(Bridge.TABLE);
        String datapathType = wanted.datapathType().orElse(IntegrationBridge.datapathType(bridge));
        editor.set(bridge, Bridge.DATAPATH_TYPE, datapathType);
        if (!bridge.failMode().equals(Optional.of(Bridge.FailMode.SECURE))) {
            log.warn("Integration bridge fail-mode changed to 'secure'.");
            editor.set(bridge, Bridge.FAIL_MODE, Optional.of(Bridge.FailMode.SECURE));
        }
        writeDatapath(datapathType, root, transaction);
        if (local.monitored().has(Bridge.TABLE, Bridge.FLOW_TABLES)
                && local.monitored().has(FlowTable.TABLE, FlowTable.PREFIXES)) {
            flowTables.write(bridge, local.monitored().limit(FlowTable.PREFIXES), transaction);
        }
    }

    /** A row that nothing refers to would be made over and over: an older server lacks the column that would. */
    private void writeDatapath(String type, OpenVSwitch root, Transaction transaction) {
        if (local.monitored().has(OpenVSwitch.TABLE, OpenVSwitch.DATAPATHS)
                && !root.datapaths().containsKey(type)) {
            transaction.comment("ovn-controller: creating bridge datapath '" + type + "'");
            Ref<Datapath> datapath = transaction.edit(Datapath.TABLE).insert(Datapath.builder());
            transaction.edit(OpenVSwitch.TABLE).put(root, OpenVSwitch.DATAPATHS, type, datapath);
        }
    }
}
