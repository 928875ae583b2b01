package io.ovnchassis.controller.localdata;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which logical ports are local, and which are related, and which of that changed in this run. Main loop only. */
public final class LocalPorts {
    private final Set<String> local = new HashSet<>();
    private final Set<String> related = new HashSet<>();
    private final Set<String> changed = new LinkedHashSet<>();

    boolean put(String port, boolean isLocal, boolean isRelated) {
        boolean news = isLocal ? local.add(port) : local.remove(port);
        news |= isRelated ? related.add(port) : related.remove(port);
        if (news) {
            changed.add(port);
        }
        return news;
    }

    void clear() {
        changed.addAll(local);
        changed.addAll(related);
        local.clear();
        related.clear();
    }

    void clearChanges() {
        changed.clear();
    }

    /** Those whose traffic begins or ends on this chassis: what needs a conntrack zone. */
    public Set<String> local() {
        return Collections.unmodifiableSet(local);
    }

    /** Those that a packet on this chassis may have as its in or out port. */
    public Set<String> related() {
        return Collections.unmodifiableSet(related);
    }

    /** Those that became or ceased to be one or the other in this run of the engine. */
    public Set<String> changed() {
        return Collections.unmodifiableSet(changed);
    }

    Map<String, Set<String>> snapshot() {
        return Map.of("local", Set.copyOf(local), "related", Set.copyOf(related));
    }
}
