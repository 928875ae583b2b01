package io.ovnchassis.controller.chassis;

import io.ovnchassis.controller.config.EncapConfig;
import io.ovnchassis.ovsdb.replica.Index;
import io.ovnchassis.ovsdb.replica.Pair;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Our tunnel end points as rows of Encap: every type with every address. Main loop only. */
final class EncapRows {
    private final TableView<Encap> rows;
    private final Index<Encap, Pair<Encap.Type, String>> byTypeAndIp;
    private final Consumer<String> warnings;

    EncapRows(Replica southbound, Consumer<String> warnings) {
        this.rows = southbound.table(Encap.TABLE);
        this.byTypeAndIp = rows.index(Encap.TYPE, Encap.IP);
        this.warnings = warnings;
    }

    /**
     * Adds the rows that are missing to {@code transaction}. A row that is no longer wanted goes by itself when nothing
     * refers to it any more.
     *
     * @return the rows that the chassis is to refer to, present and new
     */
    Set<Ref<Encap>> write(String chassisName, EncapConfig config, Transaction transaction) {
        Set<Ref<Encap>> wanted = new LinkedHashSet<>();
        for (String type : config.types()) {
            for (String ip : config.ips()) {
                find(chassisName, encapType(type), ip, options(config, ip), transaction)
                        .ifPresent(wanted::add);
            }
        }
        return wanted;
    }

    /** The end points in {@code row} that are not of {@code config}, as TYPE:IP. */
    Set<String> foreignEndPoints(Chassis row, EncapConfig config) {
        Set<String> foreign = new TreeSet<>();
        for (Ref<Encap> ref : row.encaps()) {
            rows.get(ref)
                    .filter(encap -> !config.types().contains(encap.type().value())
                            || !config.ips().contains(encap.ip()))
                    .ifPresent(encap -> foreign.add(encap.type().value() + ":" + encap.ip()));
        }
        return foreign;
    }

    private Optional<Ref<Encap>> find(
            String chassisName, Encap.Type type, String ip, Map<String, String> options, Transaction transaction) {
        Optional<Encap> present = byTypeAndIp.find(new Pair<>(type, ip));
        if (present.isPresent() && !present.get().chassisName().equals(chassisName)) {
            warnings.accept(String.format(
                    "'%s' already has encap ip '%s' and type '%s', cannot duplicate on '%s'",
                    present.get().chassisName(), ip, type.value(), chassisName));
            return Optional.empty();
        }
        if (present.isPresent()) {
            transaction.edit(Encap.TABLE).set(present.get(), Encap.OPTIONS, SortedArrayMap.copyOf(options));
            return Optional.of(present.get().ref());
        }
        return Optional.of(transaction
                .edit(Encap.TABLE)
                .insert(Encap.builder()
                        .type(type)
                        .ip(ip)
                        .chassisName(chassisName)
                        .options(options)));
    }

    private static Map<String, String> options(EncapConfig config, String ip) {
        Map<String, String> options = new HashMap<>(Map.of("csum", config.csum()));
        if (config.defaultIp().equals(Optional.of(ip))) {
            options.put("is_default", "true");
        }
        return options;
    }

    private static Encap.Type encapType(String type) {
        for (Encap.Type candidate : Encap.Type.values()) {
            if (candidate.value().equals(type)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("encap type " + type + " is none of the schema's");
    }
}
