package io.ovnchassis.controller.binding;

import static io.ovnchassis.controller.binding.Rows.HV1;
import static io.ovnchassis.controller.binding.Rows.interfaces;
import static io.ovnchassis.controller.binding.Rows.local;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BindingDumpTest {
    private final FakeDatabase southbound = FakeDatabase.southbound();
    private final FakeFacts facts = new FakeFacts();
    private final LocalBindings bindings = new LocalBindings();

    private void add(String name, UnaryOperator<PortBinding.Builder> more, LocalInterface... carriers) {
        facts.add(southbound.server().insert(more.apply(PortBinding.builder().logicalPort(name))), carriers);
    }

    private String dump(LocalInterface... present) {
        southbound.deliver();
        southbound
                .view(PortBinding.TABLE)
                .rows()
                .forEach(row -> bindings.put(row.logicalPort(), new PortRule(HV1, facts).stateOf(row.logicalPort())));
        return new BindingDump(bindings, interfaces(present), southbound.view(PortBinding.TABLE)).text();
    }

    @Test
    void withoutInterfacesThereIsOnlyTheTitle() {
        assertThat(dump()).isEqualTo("Local bindings:\n");
    }

    @Test
    void everyInterfaceIsShownWithThePortsThatItCarries() {
        LocalInterface vm = local("vif1", "vm");
        LocalInterface shared = local("vif2", "everywhere");
        LocalInterface alone = local("vif3", "unknown");
        LocalInterface old = local("vif4", "newer", "iface-id-ver", "1");
        LocalInterface dead = local("vif5", "dead", -1);
        add("vm", row -> row, vm);
        add("c2", row -> row.parentPort("vm"));
        add("c1", row -> row.parentPort("vm"));
        add("v1", row -> row.type("virtual").virtualParent("vm"));
        add("everywhere", row -> row.type("localport"), shared);
        add("newer", row -> row.options(Map.of("iface-id-ver", "2")), old);
        assertThat(dump(vm, shared, alone, old, dead)).isEqualTo("""
                        Local bindings:
                        name: [everywhere], OVS interface name : [vif2], num binding lports : [1]
                        localport lport : [everywhere]
                        ----------------------------------------
                        name: [newer], OVS interface name : [vif4], num binding lports : [0]
                        ----------------------------------------
                        name: [unknown], OVS interface name : [vif3], num binding lports : [0]
                        ----------------------------------------
                        name: [vm], OVS interface name : [vif1], num binding lports : [4]
                        primary lport : [vm]
                        child lport[1] : [c1], type : [CONTAINER]
                        child lport[2] : [c2], type : [CONTAINER]
                        child lport[3] : [v1], type : [VIRTUAL]
                        ----------------------------------------
                        """);
    }

    @Test
    void containersAreShownWithTheInterfaceThatTheyWaitFor() {
        add("c1", row -> row.parentPort("vm"));
        add("v1", row -> row.type("virtual").virtualParent("vm"));
        assertThat(dump()).isEqualTo("""
                        Local bindings:
                        name: [vm], OVS interface name : [NULL], num binding lports : [1]
                        no primary lport
                        child lport[1] : [c1], type : [CONTAINER]
                        ----------------------------------------
                        """);
    }
}
