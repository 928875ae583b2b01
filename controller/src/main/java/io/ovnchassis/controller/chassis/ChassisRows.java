package io.ovnchassis.controller.chassis;

import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.ChassisPrivate;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.SbGlobal;
import io.ovnchassis.ovsdb.transact.TableEditor;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Brings our rows of Chassis, Chassis_Private and Encap to what the configuration says. Main loop only. */
final class ChassisRows {
    /** Keys of other_config that other programs set on our row. */
    private static final Set<String> FOREIGN_KEYS = Set.of("is-vtep", "is-remote");

    private final TableView<Chassis> chassis;
    private final TableView<ChassisPrivate> privates;
    private final TableView<SbGlobal> globals;
    private final EncapRows encaps;
    private final Consumer<String> warnings;
    private final Rivalry rivalry = new Rivalry();

    /** Warnings are reported as lines for the log; whoever gets them limits their rate. */
    ChassisRows(Replica southbound, Consumer<String> warnings) {
        this.chassis = southbound.table(Chassis.TABLE);
        this.privates = southbound.table(ChassisPrivate.TABLE);
        this.globals = southbound.table(SbGlobal.TABLE);
        this.encaps = new EncapRows(southbound, warnings);
        this.warnings = warnings;
        chassis.index(Chassis.NAME);
        privates.index(ChassisPrivate.NAME);
    }

    /**
     * Adds what is missing or different to {@code transaction}. Without tunnel end points in the configuration no chassis
     * is registered; one that is keeps those it has until the operator has made up their mind.
     *
     * @param rhythm says what goes into nb_cfg_timestamp
     */
    void write(
            ChassisConfig config,
            Optional<IntegrationBridge> bridge,
            ChassisCommit.Rhythm rhythm,
            Transaction transaction) {
        Optional<Chassis> row = chassis.index(Chassis.NAME).find(config.name());
        if (row.isPresent() && isLeftToRival(row.get(), config, rhythm.clock().nanoTime())) {
            writePrivate(config.name(), row.get().ref(), rhythm.reachedAtMs(), transaction);
            return;
        }
        if (config.encaps().isEmpty() && row.isEmpty()) {
            return;
        }
        Set<Ref<Encap>> wantedEncaps = config.encaps().isPresent()
                ? encaps.write(config.name(), config.encaps().get(), transaction)
                : row.get().encaps();
        if (wantedEncaps.isEmpty()) {
            // A chassis that nobody can reach has no place in the database.
            delete(config.name(), transaction);
            return;
        }
        Map<String, String> otherConfig = otherConfig(config, bridge);
        Ref<Chassis> ref = row.isPresent()
                ? update(row.get(), config, wantedEncaps, otherConfig, transaction)
                : insert(config, wantedEncaps, otherConfig, transaction);
        writePrivate(config.name(), ref, rhythm.reachedAtMs(), transaction);
    }

    /** How long our row is left to somebody else who writes it too; 0 or less when it is not. */
    long leftToRivalNanos(long nanoTime) {
        return rivalry.remaining(nanoTime);
    }

    private boolean isLeftToRival(Chassis row, ChassisConfig config, long nanoTime) {
        if (config.encaps().isEmpty()) {
            return false;
        }
        Set<String> foreign = encaps.foreignEndPoints(row, config.encaps().get());
        if (rivalry.isContested(
                new Rivalry.Wanted(config.hostname(), config.encaps().get()),
                new Rivalry.Found(row.hostname(), foreign),
                nanoTime)) {
            warnings.accept(String.format(
                    "chassis '%s' is changed again and again by somebody else, to hostname '%s' and encaps %s: is there another"
                            + " host with this name? Give each its own external_ids:system-id. It is left as it is"
                            + " for %d s",
                    config.name(),
                    row.hostname(),
                    foreign.isEmpty() ? "as here" : foreign,
                    Duration.ofNanos(rivalry.remaining(nanoTime)).toSeconds()));
        }
        return rivalry.remaining(nanoTime) > 0;
    }

    private Ref<Chassis> insert(
            ChassisConfig config,
            Set<Ref<Encap>> wantedEncaps,
            Map<String, String> otherConfig,
            Transaction transaction) {
        transaction.comment("ovn-controller: registering chassis '" + config.name() + "'");
        return transaction
                .edit(Chassis.TABLE)
                .insert(Chassis.builder()
                        .name(config.name())
                        .hostname(config.hostname())
                        .encaps(wantedEncaps)
                        .transportZones(config.transportZones())
                        .otherConfig(otherConfig));
    }

    private Ref<Chassis> update(
            Chassis row,
            ChassisConfig config,
            Set<Ref<Encap>> wantedEncaps,
            Map<String, String> otherConfig,
            Transaction transaction) {
        Map<String, String> wantedConfig = new HashMap<>(otherConfig);
        row.otherConfig().entrySet().stream()
                .filter(entry -> FOREIGN_KEYS.contains(entry.getKey()))
                .forEach(entry -> wantedConfig.put(entry.getKey(), entry.getValue()));
        if (row.hostname().equals(config.hostname())
                && row.encaps().equals(wantedEncaps)
                && row.transportZones().equals(config.transportZones())
                && row.otherConfig().equals(wantedConfig)) {
            return row.ref();
        }
        transaction.comment("ovn-controller: updating chassis '" + config.name() + "'");
        TableEditor<Chassis> editor = transaction.edit(Chassis.TABLE);
        editor.set(row, Chassis.HOSTNAME, config.hostname());
        editor.set(row, Chassis.ENCAPS, SortedArraySet.copyOf(wantedEncaps));
        editor.set(row, Chassis.TRANSPORT_ZONES, SortedArraySet.copyOf(config.transportZones()));
        wantedConfig.forEach((key, value) -> editor.put(row, Chassis.OTHER_CONFIG, key, value));
        for (String key : row.otherConfig().keySet()) {
            if (!wantedConfig.containsKey(key)) {
                warnings.accept("Removing unsupported key \"" + key + "\" from chassis record.");
                editor.remove(row, Chassis.OTHER_CONFIG, key);
            }
        }
        return row.ref();
    }

    private static Map<String, String> otherConfig(ChassisConfig config, Optional<IntegrationBridge> bridge) {
        Map<String, String> otherConfig = new HashMap<>(config.otherConfig());
        otherConfig.putAll(Features.OTHER_CONFIG);
        otherConfig.put(
                "datapath-type", bridge.map(IntegrationBridge::datapathType).orElse(""));
        return otherConfig;
    }

    private void writePrivate(
            String name, Ref<Chassis> ref, LongFunction<OptionalLong> reachedAtMs, Transaction transaction) {
        TableEditor<ChassisPrivate> editor = transaction.edit(ChassisPrivate.TABLE);
        Optional<SbGlobal> global = globals.rows().stream().findFirst();
        long nbCfg = global.map(SbGlobal::nbCfg).orElse(0L);
        Optional<ChassisPrivate> row = privates.index(ChassisPrivate.NAME).find(name);
        if (row.isEmpty()) {
            editor.insert(ChassisPrivate.builder().name(name).chassis(ref));
            return;
        }
        editor.set(row.get(), ChassisPrivate.CHASSIS, Optional.of(ref));
        if (row.get().nbCfg() != nbCfg
                && global.filter(ChassisRows::isNbCfgReported).isPresent()) {
            reachedAtMs.apply(nbCfg).ifPresent(reached -> {
                editor.set(row.get(), ChassisPrivate.NB_CFG, nbCfg);
                editor.set(row.get(), ChassisPrivate.NB_CFG_TIMESTAMP, reached);
            });
        }
    }

    /** Large deployments do without the writes of all chassis at once (ovn-nb(5), enable_chassis_nb_cfg_update). */
    private static boolean isNbCfgReported(SbGlobal global) {
        return !"false".equals(global.options().get("enable_chassis_nb_cfg_update"));
    }

    /** Takes our rows out of the database. */
    void delete(String name, Transaction transaction) {
        List<Chassis> rows = chassis.index(Chassis.NAME).findAll(name);
        rows.forEach(row -> {
            transaction.comment("ovn-controller: unregistering chassis '" + name + "'");
            transaction.edit(Chassis.TABLE).delete(row);
        });
        privates.index(ChassisPrivate.NAME)
                .findAll(name)
                .forEach(row -> transaction.edit(ChassisPrivate.TABLE).delete(row));
    }
}
