package io.ovnchassis.controller.vifplug;

import io.ovnchassis.controller.vifplug.InterfaceEdit.Wanted;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.transact.TableEditor;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * Writes actions as rows of the local database. What was read to decide on a write is verified along with it, so that a
 * change that came in between makes the transaction fail, and the decision is made anew.
 */
final class TransactionWriter implements PlugWriter {
    private final Bridge bridge;
    private final TableEditor<Bridge> bridges;
    private final TableEditor<Port> ports;
    private final TableEditor<Interface> interfaces;

    TransactionWriter(Transaction transaction, Bridge bridge) {
        this.bridge = bridge;
        this.bridges = transaction.edit(Bridge.TABLE);
        this.ports = transaction.edit(Port.TABLE);
        this.interfaces = transaction.edit(Interface.TABLE);
    }

    @Override
    public void write(PlugAction.Create create) {
        verifyBridge();
        add(create.wanted());
    }

    @Override
    public void write(PlugAction.Replace replace) {
        verifyBridge();
        replace.current().forEach(this::remove);
        add(replace.wanted());
    }

    private void add(Wanted wanted) {
        String name = wanted.name();
        Interface.Builder row = Interface.builder()
                .name(name)
                .externalIds(wanted.externalIds())
                .options(wanted.decision().options());
        wanted.decision().interfaceType().ifPresent(row::type);
        wanted.mtuRequest().ifPresent(row::mtuRequest);
        Ref<Interface> plugged = interfaces.insert(row);
        Ref<Port> port = ports.insert(Port.builder().name(name).interfaces(List.of(plugged)));
        bridges.add(bridge, Bridge.PORTS, port);
    }

    @Override
    public void write(PlugAction.Update update) {
        Interface row = update.current().row();
        InterfaceEdit edit = update.edit();
        verifyMarks(row);
        edit.type().ifPresent(type -> {
            interfaces.verify(row, Interface.TYPE);
            interfaces.set(row, Interface.TYPE, type);
        });
        edit.externalIds().forEach((key, value) -> interfaces.put(row, Interface.EXTERNAL_IDS, key, value));
        if (!edit.options().isEmpty() || !edit.droppedOptions().isEmpty()) {
            interfaces.verify(row, Interface.OPTIONS);
            edit.options().forEach((key, value) -> interfaces.put(row, Interface.OPTIONS, key, value));
            edit.droppedOptions().forEach(key -> interfaces.remove(row, Interface.OPTIONS, key));
        }
        edit.mtu().ifPresent(mtu -> {
            interfaces.verify(row, Interface.MTU_REQUEST);
            interfaces.set(row, Interface.MTU_REQUEST, mtuRequest(mtu));
        });
    }

    private static Optional<Long> mtuRequest(MtuEdit edit) {
        return switch (edit) {
            case MtuEdit.Assign(int mtu) -> Optional.of((long) mtu);
            case MtuEdit.Clear() -> Optional.empty();
        };
    }

    @Override
    public void write(PlugAction.Unplug unplug) {
        verifyBridge();
        remove(unplug.current());
    }

    private void remove(BridgeInterface current) {
        Port port = current.port();
        verifyMarks(current.row());
        ports.verify(port, Port.INTERFACES);
        interfaces.delete(current.row());
        bridges.remove(bridge, Bridge.PORTS, port.ref());
        ports.delete(port);
    }

    /**
     * The bridge has to be there; what else is on it does not matter, as one port more or less is all that is written. To
     * verify the ports would send all of them each time, and fail whenever somebody adds another.
     */
    private void verifyBridge() {
        bridges.verify(bridge, Bridge.NAME);
    }

    /** Nothing is done to an interface that is not ours any more. */
    private void verifyMarks(Interface row) {
        interfaces.verify(row, Interface.EXTERNAL_IDS);
    }
}
