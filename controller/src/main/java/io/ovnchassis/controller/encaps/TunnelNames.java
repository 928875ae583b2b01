package io.ovnchassis.controller.encaps;

import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Names for tunnel ports: {@code ovn<index>-<chassis>-<number>}, short enough for a network device. */
final class TunnelNames {
    private static final int NUMBERS = 0xffff;

    private final TableView<Port> ports;
    private final TableView<Interface> interfaces;

    /** Names of one transaction, that nobody may be given twice. */
    private final Set<String> given = new HashSet<>();

    TunnelNames(Replica local) {
        this.ports = local.table(Port.TABLE);
        this.interfaces = local.table(Interface.TABLE);
        ports.index(Port.NAME);
        interfaces.index(Interface.NAME);
    }

    /** What the names of all tunnel ports of a controller begin with; several controllers may share a host. */
    static String prefix(String index) {
        return "ovn" + index + "-";
    }

    /** Begins a transaction. */
    void begin() {
        given.clear();
    }

    /** A name that nothing has; empty when there is none left. */
    Optional<String> choose(WantedTunnel.Naming naming, String index) {
        return switch (naming) {
            case WantedTunnel.Naming.Fixed(String suffix) -> Optional.of(prefix(index) + suffix);
            case WantedTunnel.Naming.After(String chassis) -> numbered(prefix(index) + start(chassis, index) + "-");
        };
    }

    /** The index takes the place of one character. */
    private static String start(String chassis, String index) {
        return chassis.substring(0, Math.min(chassis.length(), index.isEmpty() ? 6 : 5));
    }

    private Optional<String> numbered(String stem) {
        for (int number = 0; number < NUMBERS; number++) {
            String name = stem + Integer.toHexString(number);
            if (ports.index(Port.NAME).count(name) == 0
                    && interfaces.index(Interface.NAME).count(name) == 0
                    && given.add(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
