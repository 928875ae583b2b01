package io.ovnchassis.netlink.tool;

import io.ovnchassis.netlink.notifier.Kind;
import io.ovnchassis.netlink.notifier.Watch;
import java.util.function.Function;

/**
 * One kind of objects, as it is shown.
 *
 * @param name what one of them is called
 * @param kind what the kernel tells of them, our own doings included
 * @param watch which of them are shown
 * @param words what there is to say of one
 */
record Topic<T>(String name, Kind<T> kind, Watch<T> watch, Function<T, Description> words) {
    Topic {
        kind = kind.withOurs();
    }
}
