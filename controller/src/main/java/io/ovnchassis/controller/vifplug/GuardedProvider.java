package io.ovnchassis.controller.vifplug;

import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.RemovalDecision;
import io.ovnchassis.vifplug.UnplugRequest;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A registered provider behind a fence: whatever it throws becomes an ordinary answer and a note, and every call leaves
 * a debug line in the log module {@code vif_plug_<type>}. Used by the main loop's thread.
 */
final class GuardedProvider {
    private final String type;
    private final Set<String> maintainedOptions;
    private final VifPlugProvider provider;
    private final NoteSink notes;
    private final Logger trace;

    /** {@code type} and {@code maintainedOptions} are what the provider said when it was registered. */
    GuardedProvider(String type, Set<String> maintainedOptions, VifPlugProvider provider, NoteSink notes) {
        this.type = type;
        this.maintainedOptions = Set.copyOf(maintainedOptions);
        this.provider = provider;
        this.notes = notes;
        this.trace = LoggerFactory.getLogger("vif_plug_" + type);
    }

    String type() {
        return type;
    }

    Set<String> maintainedOptions() {
        return maintainedOptions;
    }

    PlugDecision prepare(PlugRequest request) {
        trace("prepare", request.logicalPort());
        return ask("prepare", request.logicalPort(), () -> provider.prepare(request), PlugDecision.NotYet::new);
    }

    RemovalDecision prepareRemoval(UnplugRequest request) {
        trace("prepare", request.logicalPort());
        return ask(
                "prepareRemoval",
                request.logicalPort(),
                () -> provider.prepareRemoval(request),
                RemovalDecision.Keep::new);
    }

    void committed(PlugRequest request, PlugDecision.Plug decision) {
        trace("finish", request.logicalPort());
        tell("committed", request.logicalPort(), () -> provider.committed(request, decision));
        trace("ctx_destroy", request.logicalPort());
    }

    void aborted(PlugRequest request, PlugDecision.Plug decision) {
        tell("aborted", request.logicalPort(), () -> provider.aborted(request, decision));
        trace("ctx_destroy", request.logicalPort());
    }

    void removed(UnplugRequest request) {
        trace("finish", request.logicalPort());
        tell("removed", request.logicalPort(), () -> provider.removed(request));
    }

    void removalAborted(UnplugRequest request) {
        tell("removalAborted", request.logicalPort(), () -> provider.removalAborted(request));
    }

    void close() {
        tell("close", "", provider::close);
    }

    private <A> A ask(String method, String logicalPort, Supplier<A> call, Function<String, A> onFailure) {
        try {
            return Objects.requireNonNull(call.get(), "the answer is null");
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            notes.take(Note.providerFailure(type, method, logicalPort, failure));
            return onFailure.apply("provider " + type + " failed in " + method + ": " + failure);
        }
    }

    private void tell(String method, String logicalPort, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            notes.take(Note.providerFailure(type, method, logicalPort, failure));
        }
    }

    /** The names of OVN's callbacks, which is what its tests and operators look for. */
    private void trace(String callback, String logicalPort) {
        if (trace.isDebugEnabled()) {
            trace.debug("vif_plug_{}_port_{}: {}", type, callback, Excerpt.of(logicalPort));
        }
    }
}
