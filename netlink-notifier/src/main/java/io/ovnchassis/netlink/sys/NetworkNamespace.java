package io.ovnchassis.netlink.sys;

import java.nio.file.Path;
import java.util.Optional;

/** A network namespace that sockets can be opened in. */
public sealed interface NetworkNamespace {
    /** The one that this process is in. */
    record Current() implements NetworkNamespace {}

    /** One that {@code ip netns add} made. */
    record Named(String name) implements NetworkNamespace {
        public Named {
            if (name.isEmpty() || name.indexOf('/') >= 0 || name.startsWith(".")) {
                throw new IllegalArgumentException("not the name of a network namespace: " + name);
            }
        }
    }

    /** The one that a file stands for, such as /proc/PID/ns/net. */
    record File(Path path) implements NetworkNamespace {}

    /** The file that stands for it, if that is not this process's own. */
    default Optional<Path> file() {
        return switch (this) {
            case Current _ -> Optional.empty();
            case Named named -> Optional.of(Path.of("/run/netns", named.name()));
            case File file -> Optional.of(file.path());
        };
    }

    /** How to make one that is missing. */
    default String remedy() {
        return switch (this) {
            case Current _ -> "it always exists";
            case Named named -> "create it: ip netns add " + named.name();
            case File file -> "there is no " + file.path();
        };
    }
}
