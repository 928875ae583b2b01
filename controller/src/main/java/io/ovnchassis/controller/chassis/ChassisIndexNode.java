package io.ovnchassis.controller.chassis;

import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.config.ConfigReader.Reading;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import java.util.Map;
import java.util.Optional;

/** Engine node: the index of this chassis among those of its host, once it has one. For the first one it is "". */
public final class ChassisIndexNode extends Derived<Optional<String>> {
    private final Input<Reading> config;
    private final Input<TableView<OpenVSwitch>> openVSwitch;
    private Optional<String> index = Optional.empty();

    public ChassisIndexNode(Node<Reading> config, Node<TableView<OpenVSwitch>> openVSwitch) {
        super("chassis_index");
        this.config = input(config);
        this.openVSwitch = input(openVSwitch);
    }

    @Override
    public Optional<String> output() {
        return index;
    }

    @Override
    protected Change recompute() {
        Optional<String> before = index;
        index = config.get()
                .config()
                .map(ChassisConfig::name)
                .flatMap(name ->
                        openVSwitch.get().rows().stream().findFirst().flatMap(root -> ChassisIndex.of(name, root)));
        return Change.between(before, index);
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.of("index", index);
    }
}
