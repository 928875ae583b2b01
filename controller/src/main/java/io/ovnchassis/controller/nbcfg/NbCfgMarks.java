package io.ovnchassis.controller.nbcfg;

import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.sb.SbGlobal;
import io.ovnchassis.ovsdb.transact.TableEditor;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Notes on the integration bridge when the daemon started, and which sequence number of SB_Global it has followed and
 * when (ovn-controller(8), "Open vSwitch Database Usage").
 */
public final class NbCfgMarks implements Contributor {
    private static final String STARTED = "ovn-startup-ts";
    private static final String NUMBER = "ovn-nb-cfg";
    private static final String FOLLOWED = "ovn-nb-cfg-ts";
    private static final String ANNOUNCED = "ovn-nb-cfg-sb-ts";

    private final TableView<Bridge> bridges;
    private final TableView<SbGlobal> globals;
    private final Here here;
    private final LongFunction<OptionalLong> reachedAtMs;
    private final String startedAt;

    /** What has to be known before anything is noted. */
    public record Here(Supplier<Optional<OwnChassis>> ownChassis, Supplier<Optional<IntegrationBridge>> bridge) {}

    /**
     * @param clock says when the daemon was started
     * @param reachedAtMs when a number was reached, in milliseconds since the epoch; empty if that is not to be told yet
     */
    public NbCfgMarks(
            Replica local, Replica southbound, Here here, Clock clock, LongFunction<OptionalLong> reachedAtMs) {
        this.bridges = local.table(Bridge.TABLE);
        this.globals = southbound.table(SbGlobal.TABLE);
        this.here = here;
        this.reachedAtMs = reachedAtMs;
        this.startedAt = Long.toString(clock.now().toEpochMilli());
    }

    @Override
    public String name() {
        return "nb-cfg";
    }

    @Override
    public void contribute(Transaction transaction) {
        here.bridge().get().map(IntegrationBridge::ref).flatMap(bridges::get).ifPresent(bridge -> {
            TableEditor<Bridge> editor = transaction.edit(Bridge.TABLE);
            putIfDifferent(bridge, STARTED, startedAt, editor);
            if (here.ownChassis().get().isPresent()) {
                globals.rows().stream()
                        .findFirst()
                        .filter(global -> global.nbCfg() != 0)
                        .ifPresent(global -> mark(bridge, global, editor));
            }
        });
    }

    private void mark(Bridge bridge, SbGlobal global, TableEditor<Bridge> editor) {
        OptionalLong reached = reachedAtMs.apply(global.nbCfg());
        if (reached.isEmpty() || !putIfDifferent(bridge, NUMBER, Long.toString(global.nbCfg()), editor)) {
            return;
        }
        putIfDifferent(bridge, FOLLOWED, Long.toString(reached.getAsLong()), editor);
        if (global.nbCfgTimestamp() != 0) {
            putIfDifferent(bridge, ANNOUNCED, Long.toString(global.nbCfgTimestamp()), editor);
        } else {
            editor.remove(bridge, Bridge.EXTERNAL_IDS, ANNOUNCED);
        }
    }

    private static boolean putIfDifferent(Bridge bridge, String key, String value, TableEditor<Bridge> editor) {
        if (value.equals(bridge.externalIds().get(key))) {
            return false;
        }
        editor.put(bridge, Bridge.EXTERNAL_IDS, key, value);
        return true;
    }
}
