package io.ovnchassis.controller.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.session.RowSelection;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.ChassisPrivate;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.Fdb;
import io.ovnchassis.ovsdb.tables.sb.LearnedRoute;
import io.ovnchassis.ovsdb.tables.sb.LogicalDpGroup;
import io.ovnchassis.ovsdb.tables.sb.LogicalFlow;
import io.ovnchassis.ovsdb.tables.sb.MacBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    private static final Ref<Chassis> CHASSIS = Ref.of(1, 1);
    private static final Optional<OwnChassis> US = Optional.of(new OwnChassis(CHASSIS, "hv1", "host1"));
    private static final Ref<DatapathBinding> DATAPATH = Ref.of(2, 2);

    private static List<String> clauses(RowSelection selection, Table<?> table) {
        return selection.clauses().getOrDefault(table, Set.of()).stream()
                .map(clause -> clause.column().name() + clause.function() + clause.value())
                .sorted()
                .toList();
    }

    @Test
    void beforeOurChassisIsKnownGatewaysAndAllOfChassisPrivateAreLookedAt() {
        RowSelection selection = new Conditions().of(new Interest(Optional.empty(), Set.of("lp0"), Map.of()));

        assertThat(clauses(selection, PortBinding.TABLE))
                .containsExactly(
                        "logical_port==\"lp0\"",
                        "parent_port!=[\"set\",[]]",
                        "type==\"chassisredirect\"",
                        "type==\"external\"",
                        "type==\"l2gateway\"",
                        "type==\"l3gateway\"",
                        "type==\"patch\"");
        assertThat(selection.clauses()).doesNotContainKey(ChassisPrivate.TABLE);
        assertThat(clauses(selection, MacBinding.TABLE)).isEmpty();
        assertThat(selection.clauses()).containsKey(MacBinding.TABLE);
    }

    @Test
    void ofALocalDatapathEverythingIsSelected() {
        String datapath = "[\"uuid\",\"" + DATAPATH.uuid() + "\"]";
        RowSelection selection = new Conditions().of(new Interest(US, Set.of(), Map.of(DATAPATH, 7L)));

        assertThat(clauses(selection, PortBinding.TABLE)).contains("datapath==" + datapath);
        assertThat(clauses(selection, MacBinding.TABLE)).containsExactly("datapath==" + datapath);
        assertThat(clauses(selection, Fdb.TABLE)).containsExactly("dp_key==7");
        assertThat(clauses(selection, LogicalFlow.TABLE))
                .containsExactly("logical_datapath==" + datapath, "logical_dp_group!=[\"set\",[]]");
    }

    @Test
    void portsThatNameUsAreSelectedWhereverTheyAre() {
        String us = "[\"uuid\",\"" + CHASSIS.uuid() + "\"]";
        RowSelection selection = new Conditions().of(new Interest(US, Set.of(), Map.of()));

        assertThat(clauses(selection, PortBinding.TABLE))
                .contains(
                        "chassis==" + us,
                        "requested_chassis==" + us,
                        "optionsincludes[\"map\",[[\"l2gateway-chassis\",\"hv1\"]]]",
                        "optionsincludes[\"map\",[[\"l3gateway-chassis\",\"hv1\"]]]",
                        "optionsincludes[\"map\",[[\"ipv6_ra_send_periodic\",\"true\"]]]")
                .doesNotContain("type==\"l3gateway\"");
        assertThat(clauses(selection, ChassisPrivate.TABLE)).containsExactly("name==\"hv1\"");
    }

    @Test
    void groupsOfDatapathsAndLearnedRoutesAreSelectedWhole() {
        RowSelection selection = new Conditions().of(new Interest(US, Set.of(), Map.of()));
        assertThat(selection.clauses()).doesNotContainKeys(LogicalDpGroup.TABLE, LearnedRoute.TABLE);
    }
}
