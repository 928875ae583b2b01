package io.ovnchassis.controller.vifplug;

import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.UnplugRequest;

/** The one outcome that a provider is owed for an answer: it is told that it was kept, or that it was broken. */
sealed interface Promise {
    /** The database is as the answer says. */
    void kept();

    /** It is not, or nobody knows. */
    void broken();

    boolean isOwedTo(HostedProvider somebody);

    record Plugging(HostedProvider provider, PlugRequest request, PlugDecision.Plug decision) implements Promise {
        @Override
        public void kept() {
            provider.committed(request, decision);
        }

        @Override
        public void broken() {
            provider.aborted(request, decision);
        }

        @Override
        public boolean isOwedTo(HostedProvider somebody) {
            return provider == somebody;
        }
    }

    record Removal(HostedProvider provider, UnplugRequest request) implements Promise {
        @Override
        public void kept() {
            provider.removed(request);
        }

        @Override
        public void broken() {
            provider.removalAborted(request);
        }

        @Override
        public boolean isOwedTo(HostedProvider somebody) {
            return provider == somebody;
        }
    }

    /** Nobody was asked, or nobody said yes. */
    record None() implements Promise {
        @Override
        public void kept() {}

        @Override
        public void broken() {}

        @Override
        public boolean isOwedTo(HostedProvider somebody) {
            return false;
        }
    }
}
