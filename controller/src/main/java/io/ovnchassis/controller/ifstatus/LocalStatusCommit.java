package io.ovnchassis.controller.ifstatus;

import io.ovnchassis.controller.binding.LocalInterface;
import io.ovnchassis.controller.binding.LocalInterfaces;
import io.ovnchassis.controller.ifstatus.PortStatus.LocalWrite;
import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.transact.TableEditor;
import io.ovnchassis.ovsdb.transact.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes {@code ovn-installed} of the pending ports into the local database, and takes it away. */
public final class LocalStatusCommit implements Contributor {
    private static final Logger log = LoggerFactory.getLogger("binding");
    private static final String INSTALLED_TIMESTAMP = "ovn-installed-ts";

    private final PortStatuses statuses;
    private final LocalInterfaces local;
    private final TableView<Interface> interfaces;
    private final Clock clock;

    public LocalStatusCommit(
            PortStatuses statuses, LocalInterfaces local, TableView<Interface> interfaces, Clock clock) {
        this.statuses = statuses;
        this.local = local;
        this.interfaces = interfaces;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "port-status";
    }

    @Override
    public void contribute(Transaction transaction) {
        TableEditor<Interface> editor = transaction.edit(Interface.TABLE);
        for (String logicalPort : statuses.pendingLocal()) {
            statuses.get(logicalPort).flatMap(PortStatus::local).ifPresent(write -> write(logicalPort, write, editor));
        }
        local.markedButUnnamed()
                .forEach(ref -> interfaces.get(ref).ifPresent(row -> {
                    log.info("Removing iface {} ovn-installed in OVS", row.name());
                    editor.remove(row, Interface.EXTERNAL_IDS, LocalInterface.OVN_INSTALLED);
                }));
    }

    private void write(String logicalPort, LocalWrite write, TableEditor<Interface> editor) {
        write.mark().ifPresent(carrier -> {
            log.info("Setting lport {} ovn-installed in OVS", logicalPort);
            editor.put(carrier.row(), Interface.EXTERNAL_IDS, LocalInterface.OVN_INSTALLED, "true");
            editor.put(
                    carrier.row(),
                    Interface.EXTERNAL_IDS,
                    INSTALLED_TIMESTAMP,
                    Long.toString(clock.now().toEpochMilli()));
        });
        write.unmark().forEach(marked -> {
            log.info("Removing lport {} ovn-installed in OVS", logicalPort);
            editor.remove(marked.row(), Interface.EXTERNAL_IDS, LocalInterface.OVN_INSTALLED);
        });
    }
}
