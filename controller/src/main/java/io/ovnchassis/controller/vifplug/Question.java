package io.ovnchassis.controller.vifplug;

import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.UnplugRequest;
import java.util.List;
import java.util.Map;

/** What a provider has to be asked about a logical port, if anything. */
sealed interface Question {

    /**
     * What interface shall stand for the port?
     *
     * @param owned the interfaces that are plugged for it already
     */
    record Plug(GuardedProvider provider, LogicalPort port, List<BridgeInterface> owned) implements Question {
        PlugRequest request() {
            return new PlugRequest(
                    port.name(),
                    port.options(),
                    owned.stream().map(BridgeInterface::plugged).findFirst());
        }
    }

    /**
     * May the interface go?
     *
     * @param options those of the logical port, empty when it is gone
     */
    record Removal(GuardedProvider provider, BridgeInterface target, Map<String, String> options) implements Question {
        UnplugRequest request() {
            return new UnplugRequest(target.tag().ifaceId(), options, target.plugged());
        }
    }

    /** Nothing: it is clear what to do. */
    record Settled(Plan plan) implements Question {}
}
