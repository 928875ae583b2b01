package io.ovnchassis.netlink;

import java.util.List;

/** What a dump, a request for everything of a kind, came to. */
public sealed interface Dump<T> {
    /**
     * Everything there is.
     *
     * @param malformed how many objects could not be read and are not in the list
     */
    record Complete<T>(List<T> objects, int malformed) implements Dump<T> {
        public Complete {
            objects = List.copyOf(objects);
        }
    }

    /** The table changed under the dump (NLM_F_DUMP_INTR), or parts of it were lost: something may be missing. */
    record Interrupted<T>(List<T> objects) implements Dump<T> {
        public Interrupted {
            objects = List.copyOf(objects);
        }
    }

    /** The kernel does not dump this. */
    record Refused<T>(NetlinkFault fault) implements Dump<T> {}
}
