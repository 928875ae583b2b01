package io.ovnchassis.controller.binding;

import static io.ovnchassis.controller.binding.Rows.local;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.tables.ovs.Interface;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalInterfacesTest {
    private final LocalInterfaces interfaces = new LocalInterfaces();

    private boolean put(LocalInterface local) {
        return interfaces.put(local.row().ref(), Optional.of(local));
    }

    private boolean remove(LocalInterface local) {
        return interfaces.put(local.row().ref(), Optional.empty());
    }

    /** The same interface with another iface-id. */
    private static LocalInterface renamed(LocalInterface local, Map<String, String> externalIds) {
        return new LocalInterface(Interface.builder()
                .name(local.name())
                .ofport(5L)
                .externalIds(externalIds)
                .build(local.row().ref()));
    }

    @Test
    void interfacesAreFoundByTheLogicalPortThatTheyName() {
        LocalInterface local = local("vif1", "lp1");
        assertThat(put(local)).isTrue();
        assertThat(interfaces.all("lp1")).containsExactly(local);
        assertThat(interfaces.all("lp2")).isEmpty();
        assertThat(interfaces.ifaceIds()).containsExactly("lp1");
        assertThat(interfaces.changedIfaceIds()).containsExactly("lp1");
    }

    @Test
    void whatIsKnownAlreadyIsNoNews() {
        LocalInterface local = local("vif1", "lp1");
        put(local);
        interfaces.clearChanges();
        assertThat(put(local)).isFalse();
        assertThat(remove(local("vif2", "lp2"))).isFalse();
        assertThat(interfaces.changedIfaceIds()).isEmpty();
    }

    @Test
    void interfaceThatNamesAnotherPortChangesBoth() {
        LocalInterface local = local("vif1", "lp1");
        put(local);
        interfaces.clearChanges();
        LocalInterface renamed = renamed(local, Map.of("iface-id", "lp2"));

        assertThat(put(renamed)).isTrue();
        assertThat(interfaces.changedIfaceIds()).containsExactlyInAnyOrder("lp1", "lp2");
        assertThat(interfaces.ifaceIds()).containsExactly("lp2");
        assertThat(interfaces.all("lp2")).containsExactly(renamed);
    }

    @Test
    void interfaceThatIsGoneIsForgotten() {
        LocalInterface local = local("vif1", "lp1");
        put(local);
        interfaces.clearChanges();
        assertThat(remove(local)).isTrue();
        assertThat(interfaces.all("lp1")).isEmpty();
        assertThat(interfaces.ifaceIds()).isEmpty();
        assertThat(interfaces.changedIfaceIds()).containsExactly("lp1");
    }

    @Test
    void ofSeveralInterfacesTheFirstByNameThatHasAnOpenFlowPortCarriesThePort() {
        LocalInterface third = local("vif3", "lp1");
        LocalInterface first = local("vif1", "lp1", -1);
        LocalInterface second = local("vif2", "lp1");
        put(third);
        put(first);
        put(second);
        assertThat(interfaces.all("lp1")).containsExactly(first, second, third);
        assertThat(interfaces.carrier("lp1")).contains(second);

        remove(second);
        assertThat(interfaces.carrier("lp1")).contains(third);
        remove(third);
        assertThat(interfaces.carrier("lp1")).isEmpty();
    }

    @Test
    void interfaceThatNamesNoPortAndIsMarkedAsInstalledIsListedUntilItNamesOneAgain() {
        LocalInterface named = local("vif1", "lp1");
        LocalInterface unnamed = renamed(named, Map.of("ovn-installed", "true"));
        put(unnamed);
        assertThat(interfaces.markedButUnnamed()).containsExactly(named.row().ref());
        assertThat(interfaces.ifaceIds()).isEmpty();

        put(named);
        assertThat(interfaces.markedButUnnamed()).isEmpty();
        put(unnamed);
        remove(unnamed);
        assertThat(interfaces.markedButUnnamed()).isEmpty();
    }

    @Test
    void startingOverIsAChangeOfEveryPortThatWasKnown() {
        put(local("vif1", "lp1"));
        interfaces.clearChanges();
        interfaces.clear();
        assertThat(interfaces.changedIfaceIds()).containsExactly("lp1");
        assertThat(interfaces.ifaceIds()).isEmpty();
        assertThat(interfaces.snapshot()).isEmpty();
    }
}
