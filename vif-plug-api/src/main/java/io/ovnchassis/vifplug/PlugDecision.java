package io.ovnchassis.vifplug;

import java.util.Map;
import java.util.Optional;

/** A provider's answer to a {@link PlugRequest}. */
public sealed interface PlugDecision {

    /**
     * Plug this interface. When another interface is plugged for the port now, that one is removed and this one added in
     * the same transaction.
     *
     * @param interfaceName name of the interface and of its port, 1 to 15 bytes of UTF-8 with no slash, white space or
     *     control character, and neither {@code .} nor {@code ..}. No other port of the switch may have it
     * @param interfaceType the interface's type, such as {@code internal}; empty leaves the type alone, which for a new
     *     interface means a device that the system provides
     * @param options options of the interface. All are set on a new one; on one that is plugged already, a provider
     *     with {@linkplain VifPlugProvider#maintainedInterfaceOptions maintained options} sets and removes these only,
     *     and one without sets all that it names and removes none
     * @param encapIp the tunnel end point of this host that the port's traffic is to use, for hosts with several; goes
     *     into {@code external_ids:encap-ip}. Empty leaves that alone
     */
    record Plug(
            String interfaceName, Optional<String> interfaceType, Map<String, String> options, Optional<String> encapIp)
            implements PlugDecision {
        public Plug {
            options = Map.copyOf(options);
        }

        /** With no tunnel end point of its own. */
        public Plug(String interfaceName, Optional<String> interfaceType, Map<String, String> options) {
            this(interfaceName, interfaceType, options, Optional.empty());
        }

        /** A device that the system provides, with no option. */
        public Plug(String interfaceName) {
            this(interfaceName, Optional.empty(), Map.of());
        }
    }

    /**
     * Not now, but soon. Nothing is done, what is plugged stays, and the provider is asked again: as soon as anything
     * about the port changes or the provider {@linkplain AskAgain asks for it}, and otherwise now and then.
     *
     * @param waitsFor what has to happen first, for the operator: "the netdev of VF 3 to be renamed"
     */
    record NotYet(String waitsFor) implements PlugDecision {}

    /**
     * Not as things are. Nothing is done, what is plugged stays, and the provider is asked again when something about
     * the port changes, or when it {@linkplain AskAgain asks for it}.
     *
     * @param why what is wrong with the request, for the operator: "option vif-plug:x:vf-num is not a number: 'abc'"
     */
    record Refuse(String why) implements PlugDecision {}
}
