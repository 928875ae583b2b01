package io.ovnchassis.controller.vifplug;

import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.RemovalDecision;

/** What came of asking a provider about one logical port. */
sealed interface Answer {
    Question.Asking question();

    /** What the provider is owed for it. */
    Promise promise();

    record ToPlug(Question.Plug question, CallResult<PlugDecision> result) implements Answer {
        @Override
        public Promise promise() {
            return result instanceof CallResult.Answered<PlugDecision>(PlugDecision.Plug decision)
                    ? new Promise.Plugging(question.provider(), question.request(), decision)
                    : new Promise.None();
        }
    }

    record ToRemoval(Question.Removal question, CallResult<RemovalDecision> result) implements Answer {
        @Override
        public Promise promise() {
            return result instanceof CallResult.Answered<RemovalDecision>(RemovalDecision.Remove _)
                    ? new Promise.Removal(question.provider(), question.request())
                    : new Promise.None();
        }
    }
}
