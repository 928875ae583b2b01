package io.ovnchassis.ovsdb.transact;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The schema that the daemon writes to: rows that live by reference, sets that must not be empty. */
@Timeout(60)
class VswitchTransactionTest {
    private static final Path SCHEMA = Path.of("/usr/share/openvswitch/vswitch.ovsschema");

    @TempDir
    Path dir;

    @Test
    void portsComeAndGoWithTheReferencesToThem() throws Exception {
        assertThat(SCHEMA)
                .as("this test needs the schema of openvswitch-common")
                .matches(Files::exists);
        try (OvsdbServer server = OvsdbServer.start(dir, SCHEMA)) {
            Transaction plug = new Transaction(1, table -> table.allColumns());
            Ref<Interface> first =
                    plug.edit(Interface.TABLE).insert(Interface.builder().name("first"));
            Ref<Port> newPort =
                    plug.edit(Port.TABLE).insert(Port.builder().name("port").interfaces(SortedArraySet.of(first)));
            Ref<Bridge> newBridge = plug.edit(Bridge.TABLE)
                    .insert(Bridge.builder().name("br-int").ports(SortedArraySet.of(newPort)));
            plug.edit(OpenVSwitch.TABLE).insert(OpenVSwitch.builder().bridges(SortedArraySet.of(newBridge)));
            Outcome.Success plugged = (Outcome.Success) server.commit(plug);
            Ref<Interface> firstRef = plugged.inserted(first).orElseThrow();
            Port port = Port.builder()
                    .name("port")
                    .interfaces(SortedArraySet.of(firstRef))
                    .build(plugged.inserted(newPort).orElseThrow());
            Bridge bridge = Bridge.builder()
                    .name("br-int")
                    .ports(SortedArraySet.of(port.ref()))
                    .build(plugged.inserted(newBridge).orElseThrow());

            Transaction exchange = new Transaction(2, table -> table.allColumns());
            Ref<Interface> second =
                    exchange.edit(Interface.TABLE).insert(Interface.builder().name("second"));
            exchange.edit(Port.TABLE).add(port, Port.INTERFACES, second);
            exchange.edit(Port.TABLE).remove(port, Port.INTERFACES, firstRef);
            assertThat(server.commit(exchange)).isInstanceOf(Outcome.Success.class);
            assertThat(server.count("Interface")).isEqualTo(1);

            Transaction refused = new Transaction(3, table -> table.allColumns());
            refused.edit(Port.TABLE).delete(port);
            assertThat(server.commit(refused)).isInstanceOf(Outcome.Rejected.class);

            Transaction unplug = new Transaction(4, table -> table.allColumns());
            unplug.edit(Bridge.TABLE).remove(bridge, Bridge.PORTS, port.ref());
            assertThat(server.commit(unplug)).isInstanceOf(Outcome.Success.class);
            assertThat(server.count("Port")).isZero();
            assertThat(server.count("Interface")).isZero();
        }
    }
}
