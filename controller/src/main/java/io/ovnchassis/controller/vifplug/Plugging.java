package io.ovnchassis.controller.vifplug;

import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.RemovalDecision;
import io.ovnchassis.vifplug.UnplugRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plugs, updates and unplugs: looks at the logical ports that changed, asks their providers, writes what follows from
 * the answers, and tells the providers how it went. A port whose result did not reach the database is looked at again.
 * Belongs to the main loop's thread.
 */
public final class Plugging {
    private static final Logger log = LoggerFactory.getLogger("vif_plug");

    private final ProviderRegistry providers;
    private final PlugPlanner planner;
    private final PlugQueue queue = new PlugQueue();
    private final PlugTracker tracker = new PlugTracker();
    private final StandingNotes notes;
    private boolean mightUnplug;

    public Plugging(ProviderRegistry providers, NoteSink notes) {
        this.providers = providers;
        this.planner = new PlugPlanner(providers);
        this.notes = new StandingNotes(notes);
    }

    /** Takes note of ports that changed. Without providers nobody would ever look at them. */
    void changed(Set<String> logicalPorts) {
        if (!providers.isEmpty()) {
            queue.look(logicalPorts);
        }
    }

    /** Looks at the ports that are due; to be called when a transaction can be made. */
    void pass(PlugPass pass) {
        if (providers.isEmpty()) {
            return;
        }
        if (!pass.mayUnplug()) {
            log.debug("vif_plug_run: daemon started recently, will not unplug ports in this iteration.");
        } else if (!mightUnplug) {
            queue.lookAtWaiting();
        }
        mightUnplug = pass.mayUnplug();
        for (String logicalPort : queue.take(pass.now())) {
            if (tracker.touched(logicalPort)) {
                queue.look(Set.of(logicalPort));
            } else {
                lookAt(logicalPort, pass);
            }
        }
    }

    /** What was written since the last outcome is in the database. */
    void committed() {
        if (tracker.committed()) {
            queue.lookAtWaiting();
        }
    }

    /** What was written since the last outcome is not in the database, or perhaps not: all of it is to be tried again. */
    void aborted() {
        queue.look(tracker.aborted());
    }

    /** Ends plugging: providers are told that what is on its way did not arrive, as far as is known, and are closed. */
    void close() {
        tracker.aborted();
        providers.close();
    }

    /**
     * The next time after {@code now} at which a pass will have something to do though nothing changes. A pass that is
     * overdue waits for something else, a transaction or a bridge, and that will wake the loop.
     */
    OptionalLong nextAfter(long now) {
        return queue.nextAfter(now);
    }

    private void lookAt(String logicalPort, PlugPass pass) {
        switch (planner.question(logicalPort, pass.view(), pass.mayUnplug())) {
            case Question.Settled(Plan plan) -> carryOut(logicalPort, plan, new Promise.None(), pass);
            case Question.Plug question -> askToPlug(logicalPort, question, pass);
            case Question.Removal question -> askToRemove(logicalPort, question, pass);
        }
    }

    private void askToPlug(String logicalPort, Question.Plug question, PlugPass pass) {
        PlugRequest request = question.request();
        switch (question.provider().prepare(request)) {
            case PlugDecision.Plug decision -> {
                Plan plan = planner.plan(question, decision, new ClaimedNames(pass.view(), tracker));
                carryOut(logicalPort, plan, new Promise.Plugging(question.provider(), request, decision), pass);
            }
            case PlugDecision.NotYet(String waitsFor) ->
                carryOut(logicalPort, planner.declined(question, waitsFor, LookAgain.SOON), new Promise.None(), pass);
            case PlugDecision.Refuse(String why) ->
                carryOut(logicalPort, planner.declined(question, why, LookAgain.ON_CHANGE), new Promise.None(), pass);
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
                if (again == LookAgain.SOON) {
                    queue.lookSoon(logicalPort, pass.now());
                }
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
