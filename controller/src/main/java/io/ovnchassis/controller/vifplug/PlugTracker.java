package io.ovnchassis.controller.vifplug;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the transaction that is being written, or on its way, carries for plugging; there is at most one. A logical port
 * in it is not looked at before the outcome is known, and its provider is told that outcome once. Belongs to the main
 * loop's thread.
 */
final class PlugTracker {
    private final Map<String, Promise> promises = new LinkedHashMap<>();
    private final Map<String, String> claimedNames = new HashMap<>();

    /** Notes that the transaction writes something for {@code logicalPort}. */
    void carry(String logicalPort, Promise promise) {
        if (promises.putIfAbsent(logicalPort, promise) != null) {
            throw new IllegalStateException("lport " + logicalPort + " is in the transaction already");
        }
    }

    /** Notes that the transaction creates an interface of this name for {@code logicalPort}. */
    void claim(String interfaceName, String logicalPort) {
        claimedNames.put(interfaceName, logicalPort);
    }

    boolean touched(String logicalPort) {
        return promises.containsKey(logicalPort);
    }

    /** The logical port for which an interface of this name is being created. */
    Optional<String> claimantOf(String interfaceName) {
        return Optional.ofNullable(claimedNames.get(interfaceName));
    }

    /** Tells a provider that leaves that what it decided may not get into the database: it cannot be told later. */
    void release(HostedProvider provider) {
        promises.replaceAll((_, promise) -> {
            if (!promise.isOwedTo(provider)) {
                return promise;
            }
            promise.broken();
            return new Promise.None();
        });
    }

    /**
     * Tells the providers that what they decided is in the database.
     *
     * @return the logical ports that were carried
     */
    Set<String> committed() {
        Set<String> carried = Set.copyOf(promises.keySet());
        finish().forEach(Promise::kept);
        return carried;
    }

    /**
     * Tells the providers that what they decided did not get into the database, or perhaps did not.
     *
     * @return the logical ports that were carried in vain
     */
    Set<String> aborted() {
        Set<String> inVain = Set.copyOf(promises.keySet());
        finish().forEach(Promise::broken);
        return inVain;
    }

    private List<Promise> finish() {
        List<Promise> finished = List.copyOf(promises.values());
        promises.clear();
        claimedNames.clear();
        return finished;
    }
}
