package io.ovnchassis.controller.vifplug;

import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.vifplug.PlugDecision.Plug;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The cells of an Interface row that differ from what they should be, and nothing else.
 *
 * @param type the type to be written
 * @param externalIds the keys to be set
 * @param options the keys to be set
 * @param droppedOptions the keys to be removed
 * @param mtu the MTU request to be written or removed
 */
record InterfaceEdit(
        Optional<String> type,
        Map<String, String> externalIds,
        Map<String, String> options,
        Set<String> droppedOptions,
        Optional<MtuEdit> mtu) {

    /**
     * What turns {@code row} into what {@code decision} says.
     *
     * @param wanted the interface as it should be
     * @param maintained the options that the provider owns: these alone are set and removed. When there are none, all
     *     options of the decision are set and none is removed
     */
    static InterfaceEdit between(Interface row, Wanted wanted, Set<String> maintained) {
        Map<String, String> options = wanted.decision().options();
        Map<String, String> setOptions = missing(options, row.options());
        Set<String> dropped = new HashSet<>(maintained);
        if (!maintained.isEmpty()) {
            setOptions.keySet().retainAll(maintained);
        }
        dropped.removeAll(options.keySet());
        dropped.retainAll(row.options().keySet());
        return new InterfaceEdit(
                wanted.decision().interfaceType().filter(type -> !type.equals(row.type())),
                Map.copyOf(missing(wanted.externalIds(), row.externalIds())),
                Map.copyOf(setOptions),
                Set.copyOf(dropped),
                mtuEdit(row.mtuRequest(), wanted.mtuRequest()));
    }

    boolean isEmpty() {
        return type.isEmpty()
                && externalIds.isEmpty()
                && options.isEmpty()
                && droppedOptions.isEmpty()
                && mtu.isEmpty();
    }

    private static Map<String, String> missing(Map<String, String> wanted, Map<String, String> present) {
        Map<String, String> missing = new HashMap<>(wanted);
        missing.entrySet().removeIf(entry -> entry.getValue().equals(present.get(entry.getKey())));
        return missing;
    }

    private static Optional<MtuEdit> mtuEdit(Optional<Long> present, OptionalInt wanted) {
        if (wanted.isPresent()) {
            int mtu = wanted.getAsInt();
            return present.filter(is -> is == mtu).isPresent()
                    ? Optional.empty()
                    : Optional.of(new MtuEdit.Assign(mtu));
        }
        return present.map(_ -> new MtuEdit.Clear());
    }

    /**
     * A plugged interface as it should be.
     *
     * @param decision its name, type and options
     * @param tag its marks
     * @param mtuRequest its MTU, empty to leave that to the switch
     */
    record Wanted(Plug decision, Tag tag, OptionalInt mtuRequest) {
        private static final String ENCAP_IP = "encap-ip";

        String name() {
            return decision.interfaceName();
        }

        /** Its marks, and the tunnel end point where there is one; without one, what somebody else set stays. */
        Map<String, String> externalIds() {
            Map<String, String> ids = new HashMap<>(tag.externalIds());
            decision.encapIp().ifPresent(ip -> ids.put(ENCAP_IP, ip));
            return ids;
        }
    }
}
