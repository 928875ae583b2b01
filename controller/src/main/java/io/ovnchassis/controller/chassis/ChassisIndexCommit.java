package io.ovnchassis.controller.chassis;

import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.controller.vlog.RateLimitedLog;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.transact.TableEditor;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes an index for this chassis among those of its host, and gives it back at the end. */
public final class ChassisIndexCommit {
    private final TableView<OpenVSwitch> roots;
    private final Supplier<Optional<ChassisConfig>> config;
    private final RateLimitedLog log;

    public ChassisIndexCommit(
            TableView<OpenVSwitch> roots, Supplier<Optional<ChassisConfig>> config, RateLimitedLog log) {
        this.roots = roots;
        this.config = config;
        this.log = log;
    }

    /** Takes one, unless there is one. */
    public Contributor taking() {
        return contributor("chassis-index", this::take);
    }

    /** Gives it back. */
    public Contributor givingBack() {
        return contributor("chassis-index-cleanup", this::giveBack);
    }

    /** Whether we have none any more. */
    public boolean isGivenBack() {
        return roots.rows().stream()
                .allMatch(root -> config.get()
                        .flatMap(ours -> ChassisIndex.of(ours.name(), root))
                        .isEmpty());
    }

    private void take(String chassis, OpenVSwitch root, Transaction transaction) {
        if (ChassisIndex.of(chassis, root).isPresent()) {
            return;
        }
        Optional<String> free = ChassisIndex.firstFree(root);
        if (free.isEmpty()) {
            log.error(
                    "All unique controller indices consumed: no tunnels are made for '{}'. Remove what is left of former"
                            + " controllers of this host with 'ovs-vsctl remove Open_vSwitch . other_config"
                            + " ovn-chassis-idx-NAME'",
                    chassis);
            return;
        }
        TableEditor<OpenVSwitch> editor = transaction.edit(OpenVSwitch.TABLE);
        // Another controller of this host may take one at the same time.
        editor.verify(root, OpenVSwitch.OTHER_CONFIG);
        editor.put(root, OpenVSwitch.OTHER_CONFIG, ChassisIndex.key(chassis), free.get());
    }

    private void giveBack(String chassis, OpenVSwitch root, Transaction transaction) {
        if (ChassisIndex.of(chassis, root).isPresent()) {
            transaction.comment("ovn-controller: unregistering chassis index for '" + chassis + "'");
            transaction.edit(OpenVSwitch.TABLE).remove(root, OpenVSwitch.OTHER_CONFIG, ChassisIndex.key(chassis));
        }
    }

    /** What is done about the index. */
    @FunctionalInterface
    private interface Step {
        void with(String chassis, OpenVSwitch root, Transaction transaction);
    }

    private Contributor contributor(String name, Step step) {
        return new Contributor() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void contribute(Transaction transaction) {
                config.get()
                        .ifPresent(ours -> roots.rows().stream()
                                .findFirst()
                                .ifPresent(root -> step.with(ours.name(), root, transaction)));
            }
        };
    }
}
