package io.ovnchassis.vifplug.representor;

import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.vifplug.representor.Representor.Parent;
import io.ovnchassis.vifplug.representor.Selector.Function;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks representors up in a list of all. Nothing is indexed, so nothing can be out of date: a device has some hundred
 * ports, and a few physical functions.
 *
 * @param all every port
 * @param hostMacs where addresses come from that devlink does not have
 */
record Directory(List<Representor> all, HostMacs hostMacs) {
    private static final int SHOWN = 8;

    /** Finds the one representor that fits. */
    Lookup find(Selector wanted) {
        List<Parent> parents = Stream.concat(
                        all.stream()
                                .filter(Representor::isPhysicalFunction)
                                .filter(pf -> address(pf).equals(Optional.of(wanted.pfMac())))
                                .flatMap(pf -> pf.parent().stream()),
                        ownDevices(wanted))
                .filter(parent ->
                        wanted.controller().isEmpty() || wanted.controller().getAsInt() == parent.controller())
                .distinct()
                .toList();
        return switch (parents.size()) {
            case 0 -> missing(wanted);
            case 1 -> find(parents.getFirst(), wanted.function());
            default ->
                new Lookup.Ambiguous("several physical functions have MAC " + wanted.pfMac() + ": " + joined(parents)
                        + "; option " + Options.CONTROLLER + " chooses a controller");
        };
    }

    /** A device of this host that has no functions yet shows its address in no other place than its uplink. */
    private Lookup.Missing missing(Selector wanted) {
        Optional<Representor> bare = wanted.function() instanceof Function.Physical
                        || wanted.controller().orElse(0) != 0
                ? Optional.empty()
                : all.stream().filter(port -> isBareUplink(port, wanted)).findFirst();
        return new Lookup.Missing(bare.map(panel -> "a representor of " + wanted.function() + " of "
                        + panel.port().key().bus() + "/"
                        + panel.port().key().device() + " to appear, whose uplink "
                        + panel.netdev().orElseThrow() + " has MAC " + wanted.pfMac() + "; it has no functions")
                .orElseGet(() -> "a physical function with MAC " + wanted.pfMac() + onController(wanted)
                        + " to appear; there are: " + physicalFunctions()));
    }

    private boolean isBareUplink(Representor panel, Selector wanted) {
        String bus = panel.port().key().bus();
        String device = panel.port().key().device();
        return panel.isPanelOf(bus, device)
                && panel.netdev().isPresent()
                && panel.netdevAddress().equals(wanted.pfMac())
                && all.stream()
                        .flatMap(port -> port.parent().stream())
                        .noneMatch(parent ->
                                parent.bus().equals(bus) && parent.device().equals(device));
    }

    /*
     * Where the switch belongs to this host, the physical function is no port of it: the device is the function, and the
     * interface of its one port on the front panel has the function's address. Such an interface is the uplink, and
     * nothing to be plugged for a logical port.
     */
    private Stream<Parent> ownDevices(Selector wanted) {
        return wanted.function() instanceof Function.Physical
                ? Stream.empty()
                : all.stream()
                        .filter(port -> uplink(port)
                                .filter(panel -> panel.netdevAddress().equals(wanted.pfMac()))
                                .isPresent())
                        .flatMap(port -> port.parent().stream());
    }

    /** The port that has the address of the physical function, for a function of this host whose own is no port. */
    private Optional<Representor> uplink(Representor function) {
        boolean isOwn = !function.port().numbers().isExternal()
                && function.parent().isPresent()
                && function.parent().get().controller() == 0;
        if (!isOwn || hasPhysicalFunction(function)) {
            return Optional.empty();
        }
        List<Representor> panels = all.stream()
                .filter(port -> port.isPanelOf(
                        function.port().key().bus(), function.port().key().device()))
                .toList();
        return panels.size() == 1 && panels.getFirst().netdev().isPresent()
                ? Optional.of(panels.getFirst())
                : Optional.empty();
    }

    private boolean hasPhysicalFunction(Representor function) {
        return all.stream()
                .anyMatch(pf -> pf.isPhysicalFunction() && pf.parent().equals(function.parent()));
    }

    private static String onController(Selector wanted) {
        return wanted.controller().isPresent()
                ? " on controller " + wanted.controller().getAsInt()
                : "";
    }

    private Lookup find(Parent parent, Function function) {
        List<Representor> known = all.stream()
                .filter(port -> port.parent().equals(Optional.of(parent)))
                .filter(port -> port.function().equals(Optional.of(function)))
                .toList();
        List<Representor> usable =
                known.stream().filter(port -> port.netdev().isPresent()).toList();
        if (usable.size() == 1) {
            return new Lookup.Found(usable.getFirst());
        }
        if (usable.size() > 1) {
            return new Lookup.Ambiguous("several devlink ports are " + function + " of " + parent + ": "
                    + joined(usable.stream().map(port -> port.port().key()).toList()));
        }
        return new Lookup.Missing(
                known.isEmpty()
                        ? "a representor of " + function + " of " + parent + " to appear; it has: " + functions(parent)
                        : "devlink port " + known.getFirst().port().key() + ", " + function + " of " + parent
                                + ", to get an interface");
    }

    /** The address that a physical function has on its host. */
    Optional<MacAddress> address(Representor pf) {
        return pf.address().or(() -> panel(pf).flatMap(Representor::netdev).flatMap(hostMacs::ofPanel));
    }

    /** The port of the front panel that belongs to a physical function. */
    Optional<Representor> panel(Representor pf) {
        return pf.parent()
                .flatMap(parent ->
                        all.stream().filter(port -> port.isPanelOf(parent)).findFirst());
    }

    /** Whether it is a function whose physical function is not there. */
    boolean isOrphan(Representor port) {
        return port.parent().isPresent()
                && !hasPhysicalFunction(port)
                && uplink(port).isEmpty();
    }

    private String physicalFunctions() {
        List<String> known = Stream.concat(
                        all.stream().filter(Representor::isPhysicalFunction).map(pf -> described(pf, address(pf))),
                        all.stream()
                                .flatMap(function -> uplink(function).stream()
                                        .map(panel -> described(function, Optional.of(panel.netdevAddress())))))
                .distinct()
                .toList();
        return known.isEmpty() ? "none" : joined(known);
    }

    private static String described(Representor port, Optional<MacAddress> address) {
        return address.map(MacAddress::toString).orElse("no MAC") + " ("
                + port.parent().map(Parent::toString).orElse("without a number") + ")";
    }

    private String functions(Parent parent) {
        TreeSet<Integer> virtual = new TreeSet<>();
        TreeSet<Integer> scalable = new TreeSet<>();
        all.stream()
                .filter(port -> port.parent().equals(Optional.of(parent)))
                .flatMap(port -> port.function().stream())
                .forEach(function -> {
                    switch (function) {
                        case Function.Physical _ -> {}
                        case Function.Virtual vf -> virtual.add(vf.number());
                        case Function.Scalable sf -> scalable.add(sf.number());
                    }
                });
        return "VFs " + Ranges.of(virtual) + ", SFs " + Ranges.of(scalable);
    }

    private static String joined(List<?> things) {
        String shown = things.stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining(", "));
        return things.size() <= SHOWN ? shown : shown + " and " + (things.size() - SHOWN) + " more";
    }
}
