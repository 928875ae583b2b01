package io.ovnchassis.controller.vifplug;

import java.util.List;
import java.util.Optional;

/** The databases together with the interface names that the transaction in the making has taken. */
record ClaimedNames(PlugView view, PlugTracker tracker) implements PlugView {
    @Override
    public String bridgeName() {
        return view.bridgeName();
    }

    @Override
    public Optional<LogicalPort> logicalPort(String name) {
        return view.logicalPort(name);
    }

    @Override
    public List<BridgeInterface> interfacesOf(String logicalPort) {
        return view.interfacesOf(logicalPort);
    }

    @Override
    public Optional<NameHolder> holderOf(String interfaceName) {
        Optional<NameHolder> claimant = tracker.claimantOf(interfaceName).map(NameHolder.Plugged::new);
        return claimant.or(() -> view.holderOf(interfaceName));
    }
}
