package io.ovnchassis.controller.vifplug;

import java.time.Instant;
import java.util.Optional;

/** How far plugging has come with a logical port. What the rows show, the rows say; this is the rest. */
public sealed interface PlugStatus {

    /** Its provider is asked for the first time, or about something new, and has not answered. */
    record Asked(String type) implements PlugStatus {}

    /** Its provider waits for something. */
    record NotYet(String type, String waitsFor) implements PlugStatus {}

    /** Its provider says no. */
    record Refused(String type, String why) implements PlugStatus {}

    /** Its provider threw or took too long. */
    record Failed(String type, String reason, Instant retryAt) implements PlugStatus {}

    /** Its provider failed too often and is left alone for a while. */
    record Suspended(String type, Instant until) implements PlugStatus {}

    /** There is no provider of that type. */
    record NoProvider(String type) implements PlugStatus {}

    /** An interface is plugged for it by a provider that is not there any more: it stays as it is. */
    record Orphaned(String interfaceName, String type) implements PlugStatus {}

    /** Somebody else has an interface for it. */
    record ForeignInterface(String row) implements PlugStatus {}

    /** Its provider's decision cannot be carried out. */
    record Unusable(String type, String flaw) implements PlugStatus {}

    /**
     * The name that its provider wants is in use.
     *
     * @param holder who has it, in words
     */
    record NameTaken(String interfaceName, String holder) implements PlugStatus {}

    /** What a transaction does to a port. */
    enum Write {
        PLUG,
        UPDATE,
        REPLUG,
        UNPLUG
    }

    /** The transaction is being made, or is on its way. */
    record InTransaction(String interfaceName, Write write) implements PlugStatus {}

    /** The transaction did not reach the database, or perhaps did not; it is tried again. */
    record NotCommitted(String interfaceName, Write write) implements PlugStatus {}

    /** The database is as decided. */
    record Plugged(String interfaceName) implements PlugStatus {}

    /**
     * Plugged, and the device behind it is gone.
     *
     * @param error what the switch says, if it says something
     */
    record Lost(String interfaceName, Optional<String> error) implements PlugStatus {}

    /** It is to be unplugged, once both databases are known completely. */
    record UnplugWaits(String interfaceName) implements PlugStatus {}

    /** It is to be unplugged, and its provider still needs it. */
    record Kept(String interfaceName, String why) implements PlugStatus {}

    /** It was unplugged, as nobody asks for it any more. */
    record Unplugged(String interfaceName) implements PlugStatus {}

    /** The same without what changes though nothing happens. */
    default Object essence() {
        return switch (this) {
            case Failed(String type, String reason, Instant _) -> new Failed(type, reason, Instant.EPOCH);
            case Suspended(String type, Instant _) -> new Suspended(type, Instant.EPOCH);
            case PlugStatus other -> other;
        };
    }

    /**
     * A status, and when it became so.
     *
     * @param since a new time to try again is no change
     */
    record Since(PlugStatus status, Instant since) {}
}
