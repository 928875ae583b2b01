package io.ovnchassis.controller.mirror;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import java.util.Map;

/** Where a mirror should lead. */
sealed interface MirrorOutput {
    /** A port of the integration bridge that is there already. */
    record ToPort(Ref<Port> port) implements MirrorOutput {}

    /**
     * A tunnel port that we make.
     *
     * @param type of its Interface
     * @param options of its Interface
     */
    record Tunnel(String type, Map<String, String> options) implements MirrorOutput {
        public Tunnel {
            options = Map.copyOf(options);
        }
    }
}
