package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.transact.Transaction;
import io.ovnchassis.vifplug.PlugDecision.Plug;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransactionWriterTest {
    private final PlugWorld world = new PlugWorld(new Random(3));
    private final Transaction transaction = new Transaction(1, Table::allColumns);

    @Test
    void aNewInterfaceComesWithItsPortAndTheBridgeAsItWasRead() {
        Interface present = world.addInterface(world.bridge.ref(), Rows.dummyInterface("old", "lsp0"));
        Plug decision = new Plug("lsp1", Optional.of("internal"), Map.of("vif-plug-dummy-option", "value"));
        writer().write(new PlugAction.Create(
                new InterfaceEdit.Wanted(decision, Tag.plugged("lsp1", "dummy"), OptionalInt.of(420))));

        assertOperations("""
                {"op":"wait","table":"Bridge","timeout":0,"where":[["_uuid","==",["uuid","BRIDGE"]]],
                 "columns":["name"],"until":"==","rows":[{"name":"br-int"}]},
                {"op":"mutate","table":"Bridge","where":[["_uuid","==",["uuid","BRIDGE"]]],
                 "mutations":[["ports","insert",["set",[["named-uuid","row2"]]]]]},
                {"op":"insert","table":"Port","uuid-name":"row2",
                 "row":{"name":"lsp1","interfaces":["set",[["named-uuid","row1"]]]}},
                {"op":"insert","table":"Interface","uuid-name":"row1",
                 "row":{"name":"lsp1","type":"internal","options":["map",[["vif-plug-dummy-option","value"]]],
                  "external_ids":["map",[["iface-id","lsp1"],["ovn-plugged","dummy"]]],"mtu_request":420}}""", present);
    }

    @Test
    void aDeviceOfTheSystemGetsNeitherTypeNorMtu() {
        writer().write(new PlugAction.Create(
                new InterfaceEdit.Wanted(new Plug("rep0"), Tag.plugged("lsp1", "representor"), OptionalInt.empty())));

        assertThat(transaction.submission().operations())
                .doesNotContain("\"type\"")
                .doesNotContain("mtu_request");
    }

    @Test
    void onlyCellsThatDifferAreWrittenAndTheyAndTheMarksMustBeAsTheyWereRead() {
        Interface row = world.addInterface(
                world.bridge.ref(),
                Rows.dummyInterface("lsp1", "lsp1").options(Map.of("a", "1")).mtuRequest(440));
        writer().write(new PlugAction.Update(
                bridgeInterface(row),
                new InterfaceEdit(
                        Optional.empty(), Map.of(), Map.of(), Set.of(), Optional.of(new MtuEdit.Assign(430)))));

        assertOperations("""
                {"op":"wait","table":"Interface","timeout":0,"where":[["_uuid","==",["uuid","IFACE"]]],
                 "columns":["external_ids","mtu_request"],"until":"==",
                 "rows":[{"external_ids":["map",[["iface-id","lsp1"],["ovn-plugged","dummy"]]],"mtu_request":440}]},
                {"op":"update","table":"Interface","where":[["_uuid","==",["uuid","IFACE"]]],"row":{"mtu_request":430}}""", row);
    }

    @Test
    void everyKindOfCellCanBeUpdated() {
        Interface row = world.addInterface(
                world.bridge.ref(),
                Rows.dummyInterface("lsp1", "lsp1").options(Map.of("a", "1")).mtuRequest(440));
        writer().write(new PlugAction.Update(
                bridgeInterface(row),
                new InterfaceEdit(
                        Optional.of("tap"),
                        Map.of("ovn-plugged", "other"),
                        Map.of("b", "2"),
                        Set.of("a"),
                        Optional.of(new MtuEdit.Clear()))));

        assertOperations("""
                {"op":"wait","table":"Interface","timeout":0,"where":[["_uuid","==",["uuid","IFACE"]]],
                 "columns":["external_ids","mtu_request","options","type"],"until":"==",
                 "rows":[{"external_ids":["map",[["iface-id","lsp1"],["ovn-plugged","dummy"]]],
                  "mtu_request":440,"options":["map",[["a","1"]]],"type":"internal"}]},
                {"op":"update","table":"Interface","where":[["_uuid","==",["uuid","IFACE"]]],
                 "row":{"mtu_request":["set",[]],"type":"tap"}},
                {"op":"mutate","table":"Interface","where":[["_uuid","==",["uuid","IFACE"]]],
                 "mutations":[["options","delete",["set",["a","b"]]],["options","insert",["map",[["b","2"]]]],
                  ["external_ids","delete",["set",["ovn-plugged"]]],
                  ["external_ids","insert",["map",[["ovn-plugged","other"]]]]]}""", row);
    }

    @Test
    void anInterfaceGoesWithItsPortIfBothAndTheBridgeAreAsTheyWereRead() {
        Interface row = world.addInterface(world.bridge.ref(), Rows.dummyInterface("lsp1", "lsp1"));
        writer().write(new PlugAction.Unplug(bridgeInterface(row)));

        assertOperations("""
                {"op":"wait","table":"Bridge","timeout":0,"where":[["_uuid","==",["uuid","BRIDGE"]]],
                 "columns":["name"],"until":"==","rows":[{"name":"br-int"}]},
                {"op":"wait","table":"Port","timeout":0,"where":[["_uuid","==",["uuid","PORT"]]],
                 "columns":["interfaces"],"until":"==","rows":[{"interfaces":["set",[["uuid","IFACE"]]]}]},
                {"op":"wait","table":"Interface","timeout":0,"where":[["_uuid","==",["uuid","IFACE"]]],
                 "columns":["external_ids"],"until":"==",
                 "rows":[{"external_ids":["map",[["iface-id","lsp1"],["ovn-plugged","dummy"]]]}]},
                {"op":"mutate","table":"Bridge","where":[["_uuid","==",["uuid","BRIDGE"]]],
                 "mutations":[["ports","delete",["set",[["uuid","PORT"]]]]]},
                {"op":"delete","table":"Port","where":[["_uuid","==",["uuid","PORT"]]]},
                {"op":"delete","table":"Interface","where":[["_uuid","==",["uuid","IFACE"]]]}""", row);
    }

    private TransactionWriter writer() {
        Bridge bridge = world.bridge(world.bridge.ref());
        return new TransactionWriter(transaction, bridge);
    }

    private BridgeInterface bridgeInterface(Interface row) {
        return new BridgeInterface(row, Tag.of(row).orElseThrow(), world.portOf(row.ref()));
    }

    /** In {@code expected}, {@code row} is called IFACE, its port PORT, and the bridge BRIDGE. */
    private void assertOperations(String expected, Interface row) {
        String operations = expected.replace("BRIDGE", world.bridge.ref().toString())
                .replace("PORT", world.portOf(row.ref()).ref().toString())
                .replace("IFACE", row.ref().toString());
        assertThat(Json.parse(transaction.submission().operations())).isEqualTo(Json.parse("[" + operations + "]"));
    }
}
