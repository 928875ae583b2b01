package io.ovnchassis.controller.chassis;

import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.config.ConfigReader.Reading;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import java.util.Map;
import java.util.Optional;

/** Engine node: our own Chassis row, once it is in the Southbound database. */
public final class OwnChassisNode extends Derived<Optional<OwnChassis>> {
    private final Input<Reading> config;
    private final Input<TableView<Chassis>> chassis;
    private Optional<OwnChassis> own = Optional.empty();

    public OwnChassisNode(Node<Reading> config, Node<TableView<Chassis>> chassis) {
        super("own_chassis");
        this.config = input(config);
        this.chassis = input(chassis, "own_chassis_sb_chassis_handler", this::onChassis);
    }

    @Override
    public Optional<OwnChassis> output() {
        return own;
    }

    private Verdict onChassis() {
        return recompute();
    }

    @Override
    protected Change recompute() {
        Optional<OwnChassis> before = own;
        own = config.get()
                .config()
                .map(ChassisConfig::name)
                .flatMap(chassis.get().index(Chassis.NAME)::find)
                .map(row -> new OwnChassis(row.ref(), row.name(), row.hostname()));
        return Change.between(before, own);
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.of("own", own);
    }
}
