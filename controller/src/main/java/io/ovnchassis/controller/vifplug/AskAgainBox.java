package io.ovnchassis.controller.vifplug;

import io.ovnchassis.vifplug.AskAgain;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps what a provider wants to be asked about again until the main loop comes for it. However often it says so, this
 * holds no more than {@value #PORTS_MAX} names, and wakes the loop once. Any thread.
 */
final class AskAgainBox implements AskAgain {
    static final int PORTS_MAX = 4096;

    private final Runnable wake;
    private Set<String> ports = new HashSet<>();
    private boolean all;

    /** {@code wake} makes the main loop iterate, from any thread and without waiting. */
    AskAgainBox(Runnable wake) {
        this.wake = wake;
    }

    /** What to ask about: all ports, or these. */
    record Wish(boolean all, Set<String> ports) {
        boolean isEmpty() {
            return !all && ports.isEmpty();
        }
    }

    @Override
    public void port(String logicalPort) {
        add(logicalPort.isEmpty() ? Set.of() : Set.of(logicalPort), false);
    }

    @Override
    public void all() {
        add(Set.of(), true);
    }

    private void add(Set<String> more, boolean everything) {
        boolean isFirst;
        synchronized (this) {
            isFirst = ports.isEmpty() && !all;
            all |= everything;
            ports.addAll(more);
            if (all || ports.size() > PORTS_MAX) {
                all = true;
                ports.clear();
            }
        }
        if (isFirst) {
            wake.run();
        }
    }

    /** Empties the box. */
    synchronized Wish take() {
        Wish wish = new Wish(all, ports);
        all = false;
        ports = new HashSet<>();
        return wish;
    }
}
