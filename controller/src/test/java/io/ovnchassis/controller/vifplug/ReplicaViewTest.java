package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplicaViewTest {
    private final PlugWorld world = new PlugWorld(new Random(2));

    @Test
    void aPortIsSeenWithWhatThisChassisMayDoAboutIt() {
        world.putPort(port("here").requestedChassis(world.us.ref()));
        world.putPort(port("here-too").requestedAdditionalChassis(Set.of(world.us.ref())));
        world.putPort(port("anywhere"));
        world.putPort(port("by-name").options(Map.of("requested-chassis", "hv1")));
        world.putPort(port("there").requestedChassis(world.ref()).options(Map.of("requested-chassis", "hv2")));
        PlugView view = view();

        assertPort(view, "here", true, true);
        assertPort(view, "here-too", true, false);
        assertPort(view, "anywhere", true, false);
        assertPort(view, "by-name", true, false);
        assertPort(view, "there", false, false);
        assertThat(view.logicalPort("nowhere")).isEmpty();
        assertThat(view.bridgeName()).isEqualTo("br-int");
    }

    @Test
    void theInterfacesOfAPortAreThoseOfTheIntegrationBridge() {
        Ref<Bridge> other = world.addBridge("br-other");
        Interface second = world.addInterface(world.bridge.ref(), Rows.dummyInterface("rep1", "lsp1"));
        Interface first = world.addInterface(
                world.bridge.ref(), Interface.builder().name("rep0").externalIds(Map.of("iface-id", "lsp1")));
        world.addInterface(other, Rows.dummyInterface("rep2", "lsp1"));
        world.addInterface(world.bridge.ref(), Rows.dummyInterface("rep3", "lsp2"));

        assertThat(view().interfacesOf("lsp1"))
                .containsExactly(
                        new BridgeInterface(first, Tag.of(first).orElseThrow(), world.portOf(first.ref())),
                        new BridgeInterface(second, Tag.of(second).orElseThrow(), world.portOf(second.ref())));
        assertThat(view().interfacesOf("lsp3")).isEmpty();
    }

    @Test
    void aNameIsHeldByThePortThatItIsPluggedForOrByAForeigner() {
        world.addInterface(world.bridge.ref(), Rows.dummyInterface("ours", "lsp1"));
        Interface foreign = world.addInterface(
                world.bridge.ref(), Interface.builder().name("foreign").externalIds(Map.of("iface-id", "lsp1")));
        Interface plain =
                world.addInterface(world.bridge.ref(), Interface.builder().name("plain"));
        Interface elsewhere = world.addInterface(world.addBridge("br-other"), Rows.dummyInterface("other", "lsp1"));
        Interface member = world.addInterface(world.bridge.ref(), Rows.dummyInterface("member", "lsp1"));
        Port bond = renamePort(member, "bond0");
        PlugView view = view();

        assertThat(view.holderOf("ours")).contains(new NameHolder.Plugged("lsp1"));
        assertThat(view.holderOf("foreign"))
                .contains(new NameHolder.Foreign(foreign.ref().uuid()));
        assertThat(view.holderOf("plain"))
                .contains(new NameHolder.Foreign(plain.ref().uuid()));
        assertThat(view.holderOf("other"))
                .contains(new NameHolder.Foreign(elsewhere.ref().uuid()));
        assertThat(view.holderOf("bond0"))
                .contains(new NameHolder.Foreign(bond.ref().uuid()));
        assertThat(view.holderOf("free")).isEmpty();
    }

    private Port renamePort(Interface member, String name) {
        Ref<Port> ref = world.portOf(member.ref()).ref();
        Port renamed =
                Port.builder().name(name).interfaces(List.of(member.ref())).build(ref);
        world.ports.put(ref, renamed);
        return renamed;
    }

    private static void assertPort(PlugView view, String name, boolean mayBind, boolean requestedHere) {
        assertThat(view.logicalPort(name)).hasValueSatisfying(port -> {
            assertThat(port.name()).isEqualTo(name);
            assertThat(port.mayBind()).as("may bind %s", name).isEqualTo(mayBind);
            assertThat(port.requestedHere()).as("%s is requested here", name).isEqualTo(requestedHere);
        });
    }

    private static PortBinding.Builder port(String name) {
        return PortBinding.builder().logicalPort(name);
    }

    private PlugView view() {
        world.publish();
        world.run();
        world.settle();
        return world.view();
    }
}
