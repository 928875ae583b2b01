package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.vifplug.PlugDecision.Plug;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InterfaceEditTest {
    private static final String OPTION = "vif-plug-dummy-option";

    private Interface.Builder row = Rows.dummyInterface("lsp1", "lsp1");
    private Plug decision = new Plug("lsp1", Optional.of("internal"), Map.of(OPTION, "value"));
    private Set<String> maintained = Set.of(OPTION);
    private OptionalInt mtu = OptionalInt.empty();

    @Test
    void nothingDiffersInAnInterfaceThatIsAsDecided() {
        assertThat(edit().isEmpty()).isTrue();
    }

    @Test
    void otherExternalIdsAndOptionsAreNobodysBusiness() {
        row = row.externalIds(Map.of("iface-id", "lsp1", "ovn-plugged", "dummy", "ovn-installed", "true"))
                .options(Map.of(OPTION, "value", "mine", "1"));

        assertThat(edit().isEmpty()).isTrue();
    }

    @Test
    void anotherTypeIsWritten() {
        row = row.type("tap");

        assertThat(edit())
                .isEqualTo(new InterfaceEdit(Optional.of("internal"), Map.of(), Map.of(), Set.of(), Optional.empty()));
    }

    @Test
    void aDecisionWithoutATypeLeavesTheTypeAlone() {
        row = row.type("tap");
        decision = new Plug("lsp1", Optional.empty(), Map.of(OPTION, "value"));

        assertThat(edit().isEmpty()).isTrue();
    }

    @Test
    void anEmptyTypeIsATypeLikeAnyOther() {
        decision = new Plug("lsp1", Optional.of(""), Map.of(OPTION, "value"));

        assertThat(edit().type()).contains("");
    }

    @Test
    void aMarkThatIsAnotherIsSet() {
        row = row.externalIds(Map.of("iface-id", "lsp1", "ovn-plugged", "representor"));

        assertThat(edit().externalIds()).isEqualTo(Map.of("ovn-plugged", "dummy"));
    }

    @Test
    void maintainedOptionsAreSetAndRemovedAndNoOthers() {
        maintained = Set.of("set", "drop", "absent");
        row = row.options(Map.of("set", "old", "drop", "x", "mine", "1"));
        decision = new Plug("lsp1", Optional.empty(), Map.of("set", "new", "not-maintained", "2"));

        assertThat(edit().options()).isEqualTo(Map.of("set", "new"));
        assertThat(edit().droppedOptions()).containsExactly("drop");
    }

    @Test
    void withoutMaintainedOptionsAllOfTheDecisionAreSetAndNoneIsRemoved() {
        maintained = Set.of();
        row = row.options(Map.of("set", "old", "mine", "1"));
        decision = new Plug("lsp1", Optional.empty(), Map.of("set", "new", "more", "2"));

        assertThat(edit().options()).isEqualTo(Map.of("set", "new", "more", "2"));
        assertThat(edit().droppedOptions()).isEmpty();
    }

    @Test
    void anMtuIsWrittenWhenItIsMissingOrAnotherAndRemovedWhenNoneIsAskedFor() {
        mtu = OptionalInt.of(420);
        assertThat(edit().mtu()).contains(new MtuEdit.Assign(420));

        row = row.mtuRequest(430);
        assertThat(edit().mtu()).contains(new MtuEdit.Assign(420));

        row = row.mtuRequest(420);
        assertThat(edit().mtu()).isEmpty();

        mtu = OptionalInt.empty();
        assertThat(edit().mtu()).contains(new MtuEdit.Clear());
    }

    private InterfaceEdit edit() {
        InterfaceEdit.Wanted wanted = new InterfaceEdit.Wanted(decision, Tag.plugged("lsp1", "dummy"), mtu);
        return InterfaceEdit.between(row.build(Ref.random()), wanted, maintained);
    }
}
