package io.ovnchassis.controller.vifplug;

import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.RemovalDecision;
import io.ovnchassis.vifplug.UnplugRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plugs, updates and unplugs: takes the logical ports that changed, asks their providers, writes what follows from the
 * answers, and tells the providers how it went. Ports whose results did not reach the database stay to be looked at.
 * Belongs to the main loop's thread.
 */
final class Plugging {
    private static final Logger log = LoggerFactory.getLogger("vif_plug");

    private final ProviderRegistry providers;
    private final PlugPlanner planner;
    private final PlugQueue queue = new PlugQueue();
    private final PlugTracker tracker = new PlugTracker();
    private final StandingNotes notes;
    private long seenGeneration;

    Plugging(ProviderRegistry providers, NoteSink notes) {
        this.providers = providers;
        this.planner = new PlugPlanner(providers);
        this.notes = new StandingNotes(notes);
    }

    /** Learns what changed; to be called after every completed run of the engine, before the next one. */
    void observe(PlugCandidates candidates) {
        if (candidates.generation() != seenGeneration) {
            seenGeneration = candidates.generation();
            notes.forgetAll();
            queue.lookAtWaiting();
            queue.look(candidates.all());
            return;
        }
        queue.look(candidates.changedPorts());
        candidates.freedNames().forEach(queue::nameIsFree);
    }

    /** Serves the ports that are due. To be called when a transaction can be made. */
    void pass(PlugPass pass) {
        if (providers.isEmpty()) {
            return;
        }
        if (pass.mayUnplug()) {
            queue.unpluggingIsAllowed();
        } else {
            log.debug("vif_plug_run: daemon started recently, will not unplug ports in this iteration.");
        }
        queue.timeIs(pass.nowMs());
        for (String logicalPort : queue.take()) {
            if (tracker.touched(logicalPort)) {
                queue.look(logicalPort);
            } else {
                serve(logicalPort, pass);
            }
        }
    }

    /** The transaction that the passes since the last outcome wrote into is in the database, or had nothing to change. */
    void committed() {
        tracker.committed();
    }

    /** It is not, or perhaps not; everything is to be tried again, now or {@code soon} after {@code nowMs}. */
    void aborted(boolean soon, long nowMs) {
        PlugTracker.Dropped dropped = tracker.aborted();
        dropped.interfaceNames().forEach(queue::nameIsFree);
        if (soon) {
            queue.take().forEach(port -> queue.park(port, new LookAgain.Soon(), nowMs));
            dropped.logicalPorts().forEach(port -> queue.park(port, new LookAgain.Soon(), nowMs));
        } else {
            queue.look(dropped.logicalPorts());
        }
    }

    /** Whether a pass would find something to do, if it could be made now. */
    boolean isDue() {
        return queue.isDue();
    }

    /** When a pass will have something to do even if nothing changes. */
    OptionalLong wakeAtMs() {
        return queue.wakeAtMs();
    }

    private void serve(String logicalPort, PlugPass pass) {
        switch (planner.question(logicalPort, pass.view(), pass.mayUnplug())) {
            case Question.Settled(Plan plan) -> carryOut(logicalPort, plan, new Promise.None(), pass);
            case Question.Plug question -> askToPlug(logicalPort, question, pass);
            case Question.Removal question -> askToRemove(logicalPort, question, pass);
        }
    }

    private void askToPlug(String logicalPort, Question.Plug question, PlugPass pass) {
        PlugRequest request = question.request();
        switch (question.provider().prepare(request)) {
            case PlugDecision.Plug decision ->
                carryOut(
                        logicalPort,
                        planner.plan(question, decision, new ClaimedNames(pass.view(), tracker)),
                        new Promise.Plugging(question.provider(), request, decision),
                        pass);
            case PlugDecision.NotYet(String waitsFor) ->
                carryOut(
                        logicalPort,
                        planner.declined(question, waitsFor, new LookAgain.Soon()),
                        new Promise.None(),
                        pass);
            case PlugDecision.Refuse(String why) ->
                carryOut(
                        logicalPort,
                        planner.declined(question, why, new LookAgain.OnChange()),
                        new Promise.None(),
                        pass);
        }
    }

    private void askToRemove(String logicalPort, Question.Removal question, PlugPass pass) {
        UnplugRequest request = question.request();
        RemovalDecision decision = question.provider().prepareRemoval(request);
        Promise promise = switch (decision) {
            case RemovalDecision.Remove _ -> new Promise.Removal(question.provider(), request);
            case RemovalDecision.Keep _ -> new Promise.None();
        };
        carryOut(logicalPort, planner.plan(question, decision, pass.view()), promise, pass);
    }

    private void carryOut(String logicalPort, Plan plan, Promise promise, PlugPass pass) {
        notes.take(logicalPort, plan.notes());
        switch (plan.action()) {
            case PlugAction.Create create -> {
                pass.writer().write(create);
                tracker.carry(logicalPort, promise);
                tracker.claim(create.wanted().decision().interfaceName(), logicalPort);
            }
            case PlugAction.Update update when update.edit().isEmpty() -> promise.kept();
            case PlugAction.Update update -> {
                pass.writer().write(update);
                tracker.carry(logicalPort, promise);
            }
            case PlugAction.Unplug unplug -> {
                pass.writer().write(unplug);
                tracker.carry(logicalPort, promise);
            }
            case PlugAction.Nothing _ -> {}
            case PlugAction.Refused(String reason, LookAgain again) -> {
                log.debug("lport {}: {}", Excerpt.of(logicalPort), Excerpt.of(reason));
                promise.broken();
                queue.park(logicalPort, again, pass.nowMs());
            }
        }
    }

    /** The databases together with the interface names that the transaction in the making has taken. */
    private record ClaimedNames(PlugView view, PlugTracker tracker) implements PlugView {
        @Override
        public String bridgeName() {
            return view.bridgeName();
        }

        @Override
        public Optional<LogicalPort> logicalPort(String name) {
            return view.logicalPort(name);
        }

        @Override
        public List<BridgeInterface> interfacesOf(String logicalPort) {
            return view.interfacesOf(logicalPort);
        }

        @Override
        public Optional<NameHolder> holderOf(String interfaceName) {
            Optional<NameHolder> claimant = tracker.claimantOf(interfaceName).map(NameHolder.Plugged::new);
            return claimant.or(() -> view.holderOf(interfaceName));
        }
    }
}
