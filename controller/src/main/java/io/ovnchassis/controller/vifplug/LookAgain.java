package io.ovnchassis.controller.vifplug;

/** What has to happen before it makes sense to look again at a logical port that could not be served. */
sealed interface LookAgain {
    /** Its Port_Binding or its interface changes. That always leads to another look, whatever else was said. */
    record OnChange() implements LookAgain {}

    /** A little time passes: the provider may have another answer then. */
    record Soon() implements LookAgain {}

    /** Nobody has this interface name any more. */
    record OnceNameIsFree(String interfaceName) implements LookAgain {}

    /** Unplugging is allowed: it is not before both databases are known completely. */
    record OnceUnpluggingIsAllowed() implements LookAgain {}
}
