package io.ovnchassis.controller.bridge;

import io.ovnchassis.controller.config.ConfigReader.Reading;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import java.util.Map;
import java.util.Optional;

/** Engine node: the integration bridge, if it is there. */
public final class IntegrationBridgeNode extends Derived<Optional<IntegrationBridge>> {
    private final Input<Reading> config;
    private final Input<TableView<Bridge>> bridges;
    private Optional<IntegrationBridge> bridge = Optional.empty();

    public IntegrationBridgeNode(Node<Reading> config, Node<TableView<Bridge>> bridges) {
        super("integration_bridge");
        this.config = input(config);
        this.bridges = input(bridges, "integration_bridge_ovs_bridge_handler", this::onBridges);
    }

    @Override
    public Optional<IntegrationBridge> output() {
        return bridge;
    }

    private Verdict onBridges() {
        return recompute();
    }

    @Override
    protected Change recompute() {
        Optional<IntegrationBridge> before = bridge;
        bridge = bridges.get()
                .index(Bridge.NAME)
                .find(config.get().bridge().name())
                .map(IntegrationBridge::of);
        return Change.between(before, bridge);
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.of("bridge", bridge);
    }
}
