package io.ovnchassis.controller.bridge;

import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.FlowTable;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fields whose prefixes ovs-vswitchd looks up with a trie in the OpenFlow tables of the bridge: one row of Flow_Table
 * for all of them (ovs-vswitchd.conf.db(5), Flow_Table prefixes).
 */
final class FlowTables {
    private static final Logger log = LoggerFactory.getLogger("main");
    private static final int TABLES = 255;
    private static final List<String> FIELDS = List.of("ip_src", "ip_dst", "ipv6_src", "ipv6_dst");

    private final TableView<FlowTable> rows;

    FlowTables(TableView<FlowTable> rows) {
        this.rows = rows;
    }

    /**
     * Gives the tables of {@code bridge} their fields, unless it has that many already: an operator may prefer others.
     *
     * @param limit how many fields the server lets a table have
     */
    void write(Bridge bridge, long limit, Transaction transaction) {
        List<String> fields = FIELDS.subList(0, (int) Math.min(limit, FIELDS.size()));
        Optional<FlowTable> first =
                Optional.ofNullable(bridge.flowTables().get(0L)).flatMap(rows::get);
        if (bridge.flowTables().size() == TABLES
                && first.filter(row -> row.prefixes().size() == fields.size()).isPresent()) {
            return;
        }
        log.info("Setting flow table prefixes: {}.", String.join(", ", fields));
        boolean isShared = bridge.flowTables().size() == TABLES
                && new HashSet<>(bridge.flowTables().values()).size() == 1;
        SortedArraySet<String> prefixes = SortedArraySet.copyOf(fields);
        first.filter(_ -> isShared)
                .ifPresentOrElse(
                        row -> transaction.edit(FlowTable.TABLE).set(row, FlowTable.PREFIXES, prefixes),
                        () -> replace(bridge, prefixes, transaction));
    }

    private static void replace(Bridge bridge, SortedArraySet<String> prefixes, Transaction transaction) {
        Ref<FlowTable> shared =
                transaction.edit(FlowTable.TABLE).insert(FlowTable.builder().prefixes(prefixes));
        Map<Long, Ref<FlowTable>> tables = new HashMap<>();
        for (long table = 0; table < TABLES; table++) {
            tables.put(table, shared);
        }
        transaction.edit(Bridge.TABLE).set(bridge, Bridge.FLOW_TABLES, SortedArrayMap.copyOf(tables));
    }
}
