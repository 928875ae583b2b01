package io.ovnchassis.controller.vifplug;

import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.RemovalDecision;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plugs, updates and unplugs: looks at the logical ports that changed, asks their providers, writes what follows from
 * the answers once they are there, and tells the providers how it went. An answer counts only if the question is still
 * the same. A port whose result did not reach the database is looked at again. Belongs to the main loop's thread.
 */
public final class Plugging implements ProviderRegistry.Observer {
    private static final Logger log = LoggerFactory.getLogger("vif_plug");

    private final ProviderRegistry providers;
    private final PlugPlanner planner;
    private final Clock clock;
    private final PlugQueue queue = new PlugQueue();
    private final PlugTracker tracker = new PlugTracker();
    private final Conversations conversations = new Conversations();
    private final PlugStatuses statuses = new PlugStatuses();
    private final Set<String> answered = new TreeSet<>();
    private final StandingNotes notes;
    private boolean mightUnplug;
    private boolean everHadProviders;

    public Plugging(ProviderRegistry providers, NoteSink notes, Clock clock) {
        this.providers = providers;
        this.planner = new PlugPlanner(providers);
        this.notes = new StandingNotes(notes);
        this.clock = clock;
        this.everHadProviders = !providers.isEmpty();
        providers.observe(this);
    }

    /** How far plugging has come with each port. */
    public PlugStatuses statuses() {
        return statuses;
    }

    /** Takes note of ports that changed, also while there is no provider: a jar may bring one. */
    void changed(Set<String> logicalPorts) {
        queue.look(logicalPorts);
    }

    @Override
    public void changed(String type) {
        everHadProviders |= !providers.isEmpty();
        queue.look(statuses.all().keySet());
    }

    @Override
    public void leaving(HostedProvider provider) {
        conversations.breakOff(provider).forEach(Promise::broken);
        tracker.release(provider);
    }

    /** Gives up calls that take too long, and listens to providers that want to be asked again. */
    void tick() {
        providers.checkDeadlines(clock.nanoTime());
        for (HostedProvider provider : providers.all()) {
            AskAgainBox.Wish wish = provider.askAgain().take();
            if (!wish.isEmpty()) {
                conversations.askAgain(provider, wish).forEach(queue::lookAt);
            }
        }
    }

    /** Looks at the ports that are due, and acts upon answers; to be called when a transaction can be made. */
    void pass(PlugPass pass) {
        if (!everHadProviders) {
            return;
        }
        if (!pass.mayUnplug()) {
            log.debug("vif_plug_run: daemon started recently, will not unplug ports in this iteration.");
        } else if (!mightUnplug) {
            queue.lookAtWaiting();
        }
        mightUnplug = pass.mayUnplug();
        queue.take(clock.nanoTime()).forEach(logicalPort -> lookAt(logicalPort, pass));
        List<String> withAnswer = List.copyOf(answered);
        answered.clear();
        withAnswer.forEach(logicalPort -> lookAt(logicalPort, pass));
    }

    /**
     * What was written since the last outcome is in the database, or was: who looks only at what changed does not see an
     * interface that was gone by the time its transaction was answered, or that came to nothing as its bridge was gone.
     */
    void committed() {
        Set<String> carried = tracker.committed();
        carried.forEach(logicalPort -> concluded(logicalPort, true));
        queue.look(carried);
        if (!carried.isEmpty()) {
            queue.lookAtWaiting();
        }
    }

    /** What was written since the last outcome is not in the database, or perhaps not: all of it is to be tried again. */
    void aborted() {
        Set<String> carried = tracker.aborted();
        carried.forEach(logicalPort -> concluded(logicalPort, false));
        queue.look(carried);
    }

    private void concluded(String logicalPort, boolean committed) {
        statuses.get(logicalPort).map(PlugStatus.Since::status).ifPresent(status -> {
            if (status instanceof PlugStatus.InTransaction(String name, PlugStatus.Write write)) {
                PlugStatus done = write == PlugStatus.Write.UNPLUG
                        ? new PlugStatus.Unplugged(name)
                        : new PlugStatus.Plugged(name);
                put(logicalPort, committed ? done : new PlugStatus.NotCommitted(name, write));
            }
        });
    }

    /** Ends plugging: providers are told that what is on its way did not arrive, as far as is known, and are closed. */
    void close() {
        tracker.aborted();
        conversations.breakOff().forEach(Promise::broken);
        providers.close();
    }

    /**
     * The next time, later than now, at which there will be something to do though nothing changes. A pass that is
     * overdue waits for something else, a transaction or a bridge, and that will wake the loop.
     */
    OptionalLong nextAlarm() {
        long now = clock.nanoTime();
        OptionalLong queued = queue.nextAfter(now);
        OptionalLong deadline = providers.nextDeadline(now);
        if (queued.isEmpty() || deadline.isEmpty()) {
            return queued.isEmpty() ? deadline : queued;
        }
        return queued.getAsLong() - deadline.getAsLong() < 0 ? queued : deadline;
    }

    private void lookAt(String logicalPort, PlugPass pass) {
        if (tracker.touched(logicalPort)) {
            queue.look(Set.of(logicalPort));
            return;
        }
        Conversation talk = conversations.with(logicalPort);
        if (talk.isOpen()) {
            return; // it is looked at again when the answer comes
        }
        Question question = planner.question(logicalPort, pass.view(), pass.mayUnplug());
        Optional<Answer> answer = talk.takeAnswer();
        boolean fits = answer.isPresent()
                && question instanceof Question.Asking asking
                && answer.get().question().isSameAs(asking);
        if (answer.isPresent() && !fits) {
            answer.get().promise().broken();
        }
        switch (question) {
            case Question.Settled(Plan plan) -> {
                talk.forgive();
                carryOut(logicalPort, plan, new Promise.None(), pass);
            }
            case Question.Asking asking when fits -> act(asking, answer.get(), pass);
            case Question.Asking asking -> ask(asking, talk);
        }
    }

    private void ask(Question.Asking question, Conversation talk) {
        String logicalPort = question.logicalPort();
        if (talk.mustWait(question, clock.nanoTime())) {
            queue.lookAt(logicalPort, talk.retryAt());
            return;
        }
        if (talk.ask(question, clock.nanoTime())) {
            put(logicalPort, new PlugStatus.Asked(question.provider().type()));
        }
        Consumer<Answer> sink = answer -> {
            if (talk.answer(answer)) {
                answered.add(logicalPort);
            } else {
                answer.promise().broken();
            }
        };
        switch (question) {
            case Question.Plug plug ->
                plug.provider().prepare(plug.request(), result -> sink.accept(new Answer.ToPlug(plug, result)));
            case Question.Removal removal ->
                removal.provider()
                        .prepareRemoval(
                                removal.request(), result -> sink.accept(new Answer.ToRemoval(removal, result)));
        }
    }

    /** {@code question} is the same as that of the answer, about the rows as they are now. */
    private void act(Question.Asking question, Answer answer, PlugPass pass) {
        String logicalPort = question.logicalPort();
        switch (answer) {
            case Answer.ToPlug(Question.Plug _, CallResult.Answered<PlugDecision>(PlugDecision decision))
            when question instanceof Question.Plug plug -> decided(plug, decision, answer.promise(), pass);
            case Answer.ToRemoval(Question.Removal _, CallResult.Answered<RemovalDecision>(RemovalDecision decision))
            when question instanceof Question.Removal removal -> {
                conversations.with(logicalPort).forgive();
                carryOut(logicalPort, planner.plan(removal, decision, pass.view()), answer.promise(), pass);
            }
            case Answer.ToPlug(Question.Plug _, CallResult<PlugDecision> result) -> notAnswered(question, result, pass);
            case Answer.ToRemoval(Question.Removal _, CallResult<RemovalDecision> result) ->
                notAnswered(question, result, pass);
        }
        conversations.with(logicalPort).wantsToBeAskedAgain().ifPresent(at -> queue.lookAt(logicalPort, at));
    }

    private void decided(Question.Plug question, PlugDecision decision, Promise promise, PlugPass pass) {
        String logicalPort = question.logicalPort();
        String type = question.provider().type();
        Conversation talk = conversations.with(logicalPort);
        if (!question.isLost()) {
            talk.forgive();
        }
        Plan plan = switch (decision) {
            case PlugDecision.Plug plug ->
                planner.plan(question, plug, new ClaimedNames(pass.view(), tracker), pass.mayUnplug());
            case PlugDecision.NotYet(String waitsFor) ->
                planner.declined(question, new PlugStatus.NotYet(type, waitsFor), LookAgain.IN_A_SECOND);
            case PlugDecision.Refuse(String why) ->
                planner.declined(question, new PlugStatus.Refused(type, why), LookAgain.ON_CHANGE);
        };
        carryOut(logicalPort, plan, promise, pass);
        if (question.isLost() && !tracker.touched(logicalPort)) {
            // Its provider may find the device under another name. If it comes back as it was the switch finds it
            // itself.
            queue.lookAt(logicalPort, talk.postpone(question, clock.nanoTime()));
        }
    }

    private void notAnswered(Question.Asking question, CallResult<?> result, PlugPass pass) {
        String type = question.provider().type();
        switch (result) {
            case CallResult.Failed<?>(String reason) -> {
                long at = conversations.with(question.logicalPort()).postpone(question, clock.nanoTime());
                wait(question, new PlugStatus.Failed(type, reason, clock.instantOf(at)), at, pass);
            }
            case CallResult.NotAsked<?>(long until) ->
                wait(question, new PlugStatus.Suspended(type, clock.instantOf(until)), until, pass);
            case CallResult.Answered<?> _ ->
                throw new IllegalStateException("an answer that does not fit: " + question);
        }
    }

    private void wait(Question.Asking question, PlugStatus status, long until, PlugPass pass) {
        Plan plan = switch (question) {
            case Question.Plug plug -> planner.declined(plug, status, LookAgain.ON_CHANGE);
            case Question.Removal _ -> Plan.refused(status, LookAgain.ON_CHANGE);
        };
        carryOut(question.logicalPort(), plan, new Promise.None(), pass);
        queue.lookAt(question.logicalPort(), until);
    }

    private void carryOut(String logicalPort, Plan plan, Promise promise, PlugPass pass) {
        notes.take(logicalPort, plan.notes());
        switch (plan.action()) {
            case PlugAction.Create create -> {
                pass.writer().write(create);
                tracker.claim(create.wanted().name(), logicalPort);
                carry(logicalPort, promise, create.wanted().name(), PlugStatus.Write.PLUG);
            }
            case PlugAction.Replace replace -> {
                pass.writer().write(replace);
                tracker.claim(replace.wanted().name(), logicalPort);
                carry(logicalPort, promise, replace.wanted().name(), PlugStatus.Write.REPLUG);
            }
            case PlugAction.Update(BridgeInterface current, InterfaceEdit edit)
            when edit.isEmpty() -> {
                promise.kept();
                String name = current.row().name();
                put(
                        logicalPort,
                        current.isLost()
                                ? new PlugStatus.Lost(name, current.row().error())
                                : new PlugStatus.Plugged(name));
            }
            case PlugAction.Update update -> {
                pass.writer().write(update);
                carry(logicalPort, promise, update.current().row().name(), PlugStatus.Write.UPDATE);
            }
            case PlugAction.Unplug unplug -> {
                pass.writer().write(unplug);
                carry(logicalPort, promise, unplug.current().row().name(), PlugStatus.Write.UNPLUG);
            }
            case PlugAction.Nothing _ -> {
                statuses.remove(logicalPort);
                conversations.end(logicalPort);
            }
            case PlugAction.Refused(PlugStatus status, LookAgain again) -> {
                log.debug("lport {}: {}", Excerpt.of(logicalPort), Excerpt.of(status.toString()));
                promise.broken();
                put(logicalPort, status);
                switch (again) {
                    case SOON -> queue.lookSoon(logicalPort, clock.nanoTime());
                    case IN_A_SECOND -> queue.lookAt(logicalPort, clock.nanoTime() + PlugQueue.SOON_NANOS);
                    case ON_CHANGE -> {}
                }
            }
        }
    }

    private void carry(String logicalPort, Promise promise, String interfaceName, PlugStatus.Write write) {
        tracker.carry(logicalPort, promise);
        put(logicalPort, new PlugStatus.InTransaction(interfaceName, write));
    }

    private void put(String logicalPort, PlugStatus status) {
        statuses.put(logicalPort, status, clock.now());
    }
}
