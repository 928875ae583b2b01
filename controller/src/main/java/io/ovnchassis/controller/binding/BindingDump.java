package io.ovnchassis.controller.binding;

import io.ovnchassis.controller.appctl.Command;
import io.ovnchassis.controller.binding.PortState.Bound;
import io.ovnchassis.controller.binding.PortState.NotBound;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code debug/dump-local-bindings} prints, in ovn-controller's words: the interfaces that carry logical ports, and
 * those that ports wait for, each with the ports that are or would be bound through it. Looks at every row, when asked.
 */
public final class BindingDump {
    private static final String SEPARATOR = "-".repeat(40);

    private final LocalBindings bindings;
    private final LocalInterfaces interfaces;
    private final TableView<PortBinding> ports;

    public BindingDump(LocalBindings bindings, LocalInterfaces interfaces, TableView<PortBinding> ports) {
        this.bindings = bindings;
        this.interfaces = interfaces;
        this.ports = ports;
    }

    public Command command() {
        return Command.plain("debug/dump-local-bindings", (_, reply) -> reply.success(text()));
    }

    /** Ends with a newline. */
    String text() {
        SortedMap<String, SortedMap<String, PortKind>> children = new TreeMap<>();
        interfaces.ifaceIds().stream()
                .filter(name -> interfaces.carrier(name).isPresent())
                .forEach(name -> children.put(name, new TreeMap<>()));
        ports.rows().stream()
                .filter(this::isChildOfSomebody)
                .forEach(child -> PortRule.parentOf(child)
                        .ifPresent(parent -> children.computeIfAbsent(parent, _ -> new TreeMap<>())
                                .put(child.logicalPort(), PortKind.of(child))));
        StringBuilder text = new StringBuilder("Local bindings:\n");
        children.forEach((name, those) -> write(name, those, text));
        return text.toString();
    }

    /** A container or mirror port waits for its interface; a virtual one has no place until it is bound. */
    private boolean isChildOfSomebody(PortBinding port) {
        PortKind kind = PortKind.of(port);
        return kind == PortKind.CONTAINER
                || kind == PortKind.MIRROR
                || (kind == PortKind.VIRTUAL && bindings.get(port.logicalPort()).orElse(null) instanceof Bound);
    }

    private void write(String name, Map<String, PortKind> children, StringBuilder out) {
        Optional<LocalInterface> carrier = interfaces.carrier(name);
        Optional<String> own = ownPort(name, carrier);
        int count = children.size() + (own.isPresent() ? 1 : 0);
        out.append("name: [%s], OVS interface name : [%s], num binding lports : [%d]\n"
                .formatted(name, carrier.map(LocalInterface::name).orElse("NULL"), count));
        if (count > 0) {
            out.append(own.orElse("no primary lport")).append('\n');
        }
        int number = 0;
        for (Map.Entry<String, PortKind> child : children.entrySet()) {
            number++;
            out.append("child lport[%d] : [%s], type : [%s]\n".formatted(number, child.getKey(), child.getValue()));
        }
        out.append(SEPARATOR).append('\n');
    }

    /** The port that the interface itself is for. */
    private Optional<String> ownPort(String name, Optional<LocalInterface> carrier) {
        return ports.index(PortBinding.LOGICAL_PORT).find(name).flatMap(port -> switch (PortKind.of(port)) {
            case VIF -> isOfAnotherVersion(name) ? Optional.empty() : Optional.of("primary lport : [" + name + "]");
            case LOCALPORT -> carrier.map(_ -> "localport lport : [" + name + "]");
            case CONTAINER,
                    MIRROR,
                    VIRTUAL,
                    PATCH,
                    L2GATEWAY,
                    L3GATEWAY,
                    CHASSISREDIRECT,
                    EXTERNAL,
                    LOCALNET,
                    VTEP,
                    REMOTE,
                    UNKNOWN -> Optional.empty();
        });
    }

    private boolean isOfAnotherVersion(String name) {
        return bindings.get(name).orElse(null) instanceof NotBound notBound
                && notBound.obstacle() instanceof Obstacle.WrongVersion;
    }
}
