package io.ovnchassis.controller.vifplug;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two small databases, as plugging sees them. */
final class FakeView implements PlugView {
    private final Map<String, LogicalPort> ports = new HashMap<>();
    private final Map<String, BridgeInterface> interfaces = new HashMap<>();
    private final Map<String, NameHolder> otherNames = new HashMap<>();

    FakeView with(LogicalPort port) {
        ports.put(port.name(), port);
        return this;
    }

    FakeView with(BridgeInterface plugged) {
        interfaces.put(plugged.row().name(), plugged);
        return this;
    }

    FakeView without(String interfaceName) {
        interfaces.remove(interfaceName);
        return this;
    }

    /** Gives a name to something that stands for no logical port on the integration bridge. */
    FakeView withName(String name, NameHolder holder) {
        otherNames.put(name, holder);
        return this;
    }

    @Override
    public String bridgeName() {
        return "br-int";
    }

    @Override
    public Optional<LogicalPort> logicalPort(String name) {
        return Optional.ofNullable(ports.get(name));
    }

    @Override
    public List<BridgeInterface> interfacesOf(String logicalPort) {
        return interfaces.values().stream()
                .filter(each -> each.tag().ifaceId().equals(logicalPort))
                .sorted(Comparator.comparing(each -> each.row().name()))
                .toList();
    }

    @Override
    public Optional<NameHolder> holderOf(String interfaceName) {
        BridgeInterface present = interfaces.get(interfaceName);
        if (present == null) {
            return Optional.ofNullable(otherNames.get(interfaceName));
        }
        return Optional.of(
                present.owned()
                        ? new NameHolder.Plugged(present.tag().ifaceId())
                        : new NameHolder.Foreign(present.row().ref().uuid()));
    }
}
