package io.ovnchassis.controller.vifplug;

import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.PluggedInterface;
import io.ovnchassis.vifplug.UnplugRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the state of the databases asks for, concerning one logical port. */
sealed interface Question {

    /** A provider has to be asked. */
    sealed interface Asking extends Question {
        HostedProvider provider();

        String logicalPort();

        /** The options of the logical port. */
        Map<String, String> options();

        /** What it is asked: the same question has the same input. */
        Object input();

        /** Whether the answer to {@code other} is the answer to this as well. */
        default boolean isSameAs(Asking other) {
            return provider() == other.provider() && input().equals(other.input());
        }
    }

    /**
     * What interface shall stand for the port?
     *
     * @param owned the interfaces that are plugged for it already
     */
    record Plug(HostedProvider provider, LogicalPort port, List<BridgeInterface> owned) implements Asking {
        @Override
        public String logicalPort() {
            return port.name();
        }

        @Override
        public Map<String, String> options() {
            return port.options();
        }

        PlugRequest request() {
            return new PlugRequest(port.name(), port.options(), current());
        }

        private Optional<PluggedInterface> current() {
            return owned.isEmpty()
                    ? Optional.empty()
                    : Optional.of(owned.getFirst().plugged());
        }

        /** That the device is gone is no part of the request, but makes it another question. */
        @Override
        public Object input() {
            return new Input(port.name(), port.options(), current(), isLost());
        }

        /** Whether the device of what is plugged is gone. */
        boolean isLost() {
            return owned.stream().anyMatch(BridgeInterface::isLost);
        }

        /** The parts of a request, whose own copy of the options is not worth a look whether they are the same. */
        private record Input(
                String logicalPort, Map<String, String> options, Optional<PluggedInterface> current, boolean lost) {}
    }

    /**
     * May the interface go?
     *
     * @param options those of the logical port, empty when it is gone
     */
    record Removal(HostedProvider provider, BridgeInterface target, Map<String, String> options) implements Asking {
        @Override
        public String logicalPort() {
            return target.tag().ifaceId();
        }

        UnplugRequest request() {
            return new UnplugRequest(target.tag().ifaceId(), options, target.plugged());
        }

        @Override
        public Object input() {
            return request();
        }
    }

    /** Nobody: it is clear what to do. */
    record Settled(Plan plan) implements Question {}
}
