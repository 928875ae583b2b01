package io.ovnchassis.vifplug;

import java.util.Set;

/**
 * Knows which interface stands for a logical port, for one kind of hardware or software, and prepares it.
 *
 * <p>The daemon does all the rest: it finds out which logical ports are wanted on this chassis, writes ports and
 * interfaces into the local Open vSwitch database, repairs what others change there, and removes them.
 *
 * <h2>Threads</h2>
 *
 * Each provider has one thread of the daemon's, and all its methods are called on it, one at a time. A call may block,
 * but not for long: one that takes more than the daemon's limit (two seconds, unless the operator set another) counts as
 * failed for the port that it was about, its answer is dropped if it still comes, and the ports of this provider wait
 * meanwhile. Its thread is interrupted and given up, and another one goes on with the calls that follow: as long as the
 * first does not come back it may still be inside the provider. What needs more time belongs on a thread of the provider's own, with {@link PlugDecision.NotYet} as the
 * answer until it is done, and {@link AskAgain} when it is. A provider that fails again and again is left alone for a
 * while. None of this touches the ports of other providers.
 *
 * <h2>The life of a decision</h2>
 *
 * {@code prepare} may be asked any number of times for the same port, whenever anything about the port or its interface
 * changes, and also when nothing did; the same question should get the same answer. Each {@link PlugDecision.Plug} has
 * exactly one end, told before the provider is asked about that port again: {@link #committed} once the switch's
 * database is as decided (at once when it was so already), or {@link #aborted} when it could not be done. In the same
 * way {@link #removed} or {@link #removalAborted} follows each {@link RemovalDecision.Remove}. A daemon that is killed
 * tells nothing: the next one asks about every port afresh.
 */
public interface VifPlugProvider extends AutoCloseable {

    /**
     * The value of a logical port's {@code vif-plug-type} option that asks for this provider: 1 to 64 visible ASCII
     * characters. Interfaces that it plugged carry it in {@code external_ids:ovn-plugged}.
     *
     * <p>Called once, before any other method. A provider that throws here, or whose type another one has already, is
     * not used.
     */
    String type();

    /**
     * The keys of an interface's options that belong to this provider: each is removed from an interface when a
     * decision does not have it, and no other option of an interface that is plugged already is touched. Empty by
     * default.
     *
     * <p>Called once, after {@link #type}. A provider that throws here is not used.
     */
    default Set<String> maintainedInterfaceOptions() {
        return Set.of();
    }

    /**
     * Begins its work: watch devices, read what was kept. Nothing, by default.
     *
     * <p>Called once, after {@link #maintainedInterfaceOptions} and before anything is asked. A provider that throws here
     * is not used, and {@link #close} is not called.
     *
     * @param context stays valid until {@link #close}
     */
    default void start(ProviderContext context) {}

    /**
     * Decides what to plug for a logical port.
     *
     * <p>A throw counts as {@link PlugDecision.NotYet}, is logged with the port's name, and gets
     * neither {@link #committed} nor {@link #aborted}.
     */
    PlugDecision prepare(PlugRequest request);

    /**
     * Decides whether an interface may be removed; yes, by default.
     *
     * <p>A throw counts as {@link RemovalDecision.Keep} and is logged with the port's name.
     */
    default RemovalDecision prepareRemoval(UnplugRequest request) {
        return new RemovalDecision.Remove();
    }

    /**
     * The interface is in the switch's database as decided.
     *
     * <p>A throw is logged and changes nothing: the interface stays plugged.
     *
     * @param request what {@link #prepare} was asked
     * @param decision what it answered
     */
    default void committed(PlugRequest request, PlugDecision.Plug decision) {}

    /**
     * The decision was dropped: the transaction failed, its outcome is not known because the connection broke, or the
     * interface cannot be had under that name. What {@link #prepare} reserved for it can be given back. If the port is
     * still wanted the provider will be asked again.
     *
     * <p>A throw is logged and changes nothing.
     *
     * @param request what {@link #prepare} was asked
     * @param decision what it answered
     */
    default void aborted(PlugRequest request, PlugDecision.Plug decision) {}

    /**
     * The interface is gone from the switch's database.
     *
     * <p>A throw is logged and changes nothing.
     *
     * @param request what {@link #prepareRemoval} was asked
     */
    default void removed(UnplugRequest request) {}

    /**
     * The removal was dropped: its transaction failed, or its outcome is not known because the connection broke. If the
     * interface is still to go the provider will be asked again.
     *
     * <p>A throw is logged and changes nothing.
     *
     * @param request what {@link #prepareRemoval} was asked
     */
    default void removalAborted(UnplugRequest request) {}

    /**
     * The last call: the daemon ends, or the provider's jar was taken away or replaced. Plugged interfaces stay where
     * they are, for the next daemon or the next provider of this type to find.
     *
     * <p>May block for a moment, to join a thread, say. A throw is logged and changes nothing.
     */
    @Override
    default void close() {}
}
