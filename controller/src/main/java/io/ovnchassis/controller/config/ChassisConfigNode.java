package io.ovnchassis.controller.config;

import io.ovnchassis.controller.config.ConfigReader.Reading;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import java.util.Map;

/** Engine node: the configuration of this chassis. It is small and read as a whole, so it is always recomputed. */
public final class ChassisConfigNode extends Derived<Reading> {
    private final ConfigReader reader;
    private final Input<TableView<OpenVSwitch>> openVSwitch;
    private Reading reading = Reading.empty();

    public ChassisConfigNode(Node<TableView<OpenVSwitch>> openVSwitch, ConfigReader reader) {
        super("chassis_config");
        this.reader = reader;
        this.openVSwitch = input(openVSwitch);
    }

    @Override
    public Reading output() {
        return reading;
    }

    @Override
    protected Change recompute() {
        Reading before = reading;
        reading = openVSwitch.get().rows().stream()
                .findFirst()
                .map(row -> reader.read(row.externalIds(), row.ifaceTypes()))
                .orElse(Reading.empty());
        return Change.between(before, reading);
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.of("reading", reading);
    }
}
