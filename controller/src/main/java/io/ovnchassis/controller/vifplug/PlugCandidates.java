package io.ovnchassis.controller.vifplug;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The logical ports that plugging has to do with, and which of them changed in this run of the engine. Belongs to the
 * main loop's thread.
 */
public final class PlugCandidates {
    private final Map<String, Candidate> candidates = new HashMap<>();
    private final Set<String> changed = new HashSet<>();

    /**
     * Why a port matters.
     *
     * @param requested whether its Port_Binding is requested on this chassis
     * @param owned whether an interface of the integration bridge is plugged for it
     */
    record Candidate(boolean requested, boolean owned) {
        boolean matters() {
            return requested || owned;
        }
    }

    /**
     * Takes note that something about a port may have changed.
     *
     * @return whether it matters, or did
     */
    boolean put(String logicalPort, Candidate now) {
        boolean mattered = (now.matters() ? candidates.put(logicalPort, now) : candidates.remove(logicalPort)) != null;
        if (mattered || now.matters()) {
            changed.add(logicalPort);
        }
        return mattered || now.matters();
    }

    /** Forgets all ports; those that were known count as changed. */
    void clear() {
        changed.addAll(candidates.keySet());
        candidates.clear();
    }

    void clearChanges() {
        changed.clear();
    }

    /** Whether plugging has to do with this port. */
    public boolean contains(String logicalPort) {
        return candidates.containsKey(logicalPort);
    }

    /** The ports that may have something to be done about: they changed themselves, or their interfaces did. */
    public Set<String> changed() {
        return Collections.unmodifiableSet(changed);
    }

    Map<String, Candidate> snapshot() {
        return Map.copyOf(candidates);
    }
}
