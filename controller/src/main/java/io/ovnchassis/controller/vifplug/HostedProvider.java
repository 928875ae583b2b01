package io.ovnchassis.controller.vifplug;

import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.ProviderContext;
import io.ovnchassis.vifplug.RemovalDecision;
import io.ovnchassis.vifplug.UnplugRequest;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider as the main loop knows it: questions that are answered later, and outcomes that it is told. What the
 * provider throws or does not say in time becomes a result like any other, and every call leaves a debug line in the log
 * module {@code vif_plug_<type>}. Belongs to the main loop's thread; the provider itself is only ever called by its
 * {@link ProviderCalls worker}.
 */
final class HostedProvider {
    private static final int DESCRIPTION_MAX = 1 << 20;

    private final String type;
    private final String origin;
    private final VifPlugProvider provider;
    private final ProviderCalls calls;
    private final AskAgainBox askAgain;
    private final NoteSink notes;
    private final Logger trace;
    private Set<String> maintainedOptions = Set.of();
    private boolean closed;

    /**
     * Hosts a provider, which is not called before {@link #start}.
     *
     * @param type the type that it is registered by
     * @param origin where it comes from, for the operator
     */
    HostedProvider(String type, String origin, VifPlugProvider provider, Hosting hosting, NoteSink notes) {
        this.type = type;
        this.origin = origin;
        this.provider = provider;
        this.notes = notes;
        this.calls = new ProviderCalls(type, loaderOf(provider), hosting, notes);
        this.askAgain = new AskAgainBox(hosting.wake());
        this.trace = LoggerFactory.getLogger("vif_plug_" + type);
    }

    private static ClassLoader loaderOf(VifPlugProvider provider) {
        ClassLoader own = provider.getClass().getClassLoader();
        return own == null ? ClassLoader.getSystemClassLoader() : own;
    }

    String type() {
        return type;
    }

    String origin() {
        return origin;
    }

    /** The options that it maintains, as it said when it was started. */
    Set<String> maintainedOptions() {
        return maintainedOptions;
    }

    AskAgainBox askAgain() {
        return askAgain;
    }

    ProviderCalls.Health health() {
        return calls.health();
    }

    /**
     * Starts it. What is asked meanwhile is asked afterwards.
     *
     * @param context makes what it is given, on its own thread
     * @param unusable runs when it cannot be used, which has been said by then
     */
    void start(Supplier<ProviderContext> context, Runnable unusable) {
        calls.<Set<String>>start(new ProviderCall.Name("start", ""), () -> begin(context), result -> {
            switch (result) {
                case CallResult.Answered<Set<String>>(Set<String> maintained) -> maintainedOptions = maintained;
                case CallResult.Failed<Set<String>>(String reason) -> {
                    notes.take(Note.providerNotUsed(type, provider.getClass(), reason));
                    closed = true;
                    calls.discard();
                    unusable.run();
                }
                case CallResult.NotAsked<Set<String>> _ -> {}
            }
        });
    }

    private Set<String> begin(Supplier<ProviderContext> context) {
        String said = provider.type();
        if (!said.equals(type)) {
            throw new IllegalStateException("it says that it is of type '" + Excerpt.of(said) + "'");
        }
        Set<String> maintained = Set.copyOf(provider.maintainedInterfaceOptions());
        provider.start(context.get());
        return maintained;
    }

    void prepare(PlugRequest request, Consumer<CallResult<PlugDecision>> answer) {
        calls.ask(
                new ProviderCall.Name("prepare", request.logicalPort()),
                () -> {
                    trace("prepare", request.logicalPort());
                    return provider.prepare(request);
                },
                answer,
                late -> {
                    if (late instanceof PlugDecision.Plug plug) {
                        aborted(request, plug);
                    }
                });
    }

    void prepareRemoval(UnplugRequest request, Consumer<CallResult<RemovalDecision>> answer) {
        calls.ask(
                new ProviderCall.Name("prepareRemoval", request.logicalPort()),
                () -> {
                    trace("prepare", request.logicalPort());
                    return provider.prepareRemoval(request);
                },
                answer,
                late -> {
                    if (late instanceof RemovalDecision.Remove) {
                        removalAborted(request);
                    }
                });
    }

    void describe(Consumer<CallResult<String>> answer) {
        calls.ask(
                new ProviderCall.Name("describe", ""),
                () -> {
                    String text = provider.describe();
                    return text.substring(0, Math.min(text.length(), DESCRIPTION_MAX));
                },
                answer,
                _ -> {});
    }

    void committed(PlugRequest request, PlugDecision.Plug decision) {
        tell("committed", request.logicalPort(), () -> {
            trace("finish", request.logicalPort());
            provider.committed(request, decision);
            trace("ctx_destroy", request.logicalPort());
        });
    }

    void aborted(PlugRequest request, PlugDecision.Plug decision) {
        tell("aborted", request.logicalPort(), () -> {
            provider.aborted(request, decision);
            trace("ctx_destroy", request.logicalPort());
        });
    }

    void removed(UnplugRequest request) {
        tell("removed", request.logicalPort(), () -> {
            trace("finish", request.logicalPort());
            provider.removed(request);
        });
    }

    void removalAborted(UnplugRequest request) {
        tell("removalAborted", request.logicalPort(), () -> provider.removalAborted(request));
    }

    private void tell(String method, String logicalPort, Runnable call) {
        calls.tell(new ProviderCall.Name(method, logicalPort), call);
    }

    /** Gives up the call that is under way if it takes too long. */
    void checkDeadline(long now) {
        calls.checkDeadline(now);
    }

    /** When that will be; empty while nothing is asked. */
    OptionalLong nextDeadline(long now) {
        return calls.nextDeadline(now);
    }

    /**
     * Asks it nothing more, and closes it once it was told what it is owed.
     *
     * @param afterwards runs when it is closed
     */
    void close(Runnable afterwards) {
        if (!closed) {
            closed = true;
            calls.close(provider::close, afterwards);
        }
    }

    /** Waits until it is closed, no longer than {@code limit}. */
    void awaitEnd(Duration limit) {
        calls.awaitEnd(limit);
    }

    /** The names of OVN's callbacks, which is what its tests and operators look for. */
    private void trace(String callback, String logicalPort) {
        if (trace.isDebugEnabled()) {
            trace.debug("vif_plug_{}_port_{}: {}", type, callback, Excerpt.of(logicalPort));
        }
    }
}
