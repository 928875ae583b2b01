package io.ovnchassis.controller.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import org.junit.jupiter.api.Test;

class TableLeafTest {
    private final FakeDatabase southbound = FakeDatabase.southbound();
    private final TableLeaf<PortBinding> leaf = new TableLeaf<>("SB", southbound.view(PortBinding.TABLE));

    @Test
    void leafHasTheNameThatItHasInOvn() {
        assertThat(leaf.name()).isEqualTo("SB_port_binding");
    }

    @Test
    void leafShowsTheTable() {
        assertThat(leaf.output()).isSameAs(southbound.view(PortBinding.TABLE));
    }

    @Test
    void leafHasChangedWhenARowHas() {
        assertThat(leaf.poll()).isEqualTo(Change.UNCHANGED);
        southbound.server().insert(PortBinding.builder().logicalPort("lp1"));
        southbound.deliver();
        assertThat(leaf.poll()).isEqualTo(Change.UPDATED);
        southbound.replica().clearChanges();
        assertThat(leaf.poll()).isEqualTo(Change.UNCHANGED);
    }
}
