package io.ovnchassis.controller.vifplug;

import io.ovnchassis.controller.vifplug.InterfaceEdit.Wanted;
import io.ovnchassis.controller.vifplug.PlugAction.Create;
import io.ovnchassis.controller.vifplug.PlugAction.Nothing;
import io.ovnchassis.controller.vifplug.PlugAction.Refused;
import io.ovnchassis.controller.vifplug.PlugAction.Replace;
import io.ovnchassis.controller.vifplug.PlugAction.Unplug;
import io.ovnchassis.controller.vifplug.PlugAction.Update;
import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.RemovalDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The rules of plugging: what to ask a provider about a logical port, and what to do with its answer. Pure: it reads
 * its arguments and calls no provider.
 */
final class PlugPlanner {
    private static final Plan NOTHING = Plan.of(new Nothing());

    private final ProviderRegistry providers;

    PlugPlanner(ProviderRegistry providers) {
        this.providers = providers;
    }

    /** What the state of both databases asks for, for one logical port or {@code iface-id}. */
    Question question(String logicalPort, PlugView view, boolean mayUnplug) {
        Optional<LogicalPort> port = view.logicalPort(logicalPort);
        List<BridgeInterface> interfaces = view.interfacesOf(logicalPort);
        List<BridgeInterface> owned =
                interfaces.stream().filter(BridgeInterface::owned).toList();
        if (port.isPresent() && port.get().mayBind() && !(port.get().isWithdrawn() && !owned.isEmpty())) {
            return plugQuestion(port.get(), interfaces, owned, mayUnplug);
        }
        Map<String, String> options = port.map(LogicalPort::options).orElse(Map.of());
        return owned.isEmpty() ? new Question.Settled(NOTHING) : removalQuestion(owned.getFirst(), options, mayUnplug);
    }

    private Question plugQuestion(
            LogicalPort port, List<BridgeInterface> all, List<BridgeInterface> owned, boolean mayUnplug) {
        Optional<String> type = port.plugType();
        if (type.isEmpty()) {
            return new Question.Settled(NOTHING);
        }
        Optional<BridgeInterface> ofOtherType = owned.stream()
                .filter(each -> !each.tag().pluggedType().equals(type))
                .findFirst();
        if (ofOtherType.isPresent()) {
            return removalQuestion(ofOtherType.get(), port.options(), mayUnplug);
        }
        Optional<HostedProvider> provider = providers.provider(type.get());
        if (provider.isEmpty()) {
            return refused(
                    new PlugStatus.NoProvider(type.get()),
                    LookAgain.ON_CHANGE,
                    Note.unknownType(type.get(), port.name()));
        }
        if (owned.isEmpty() && !all.isEmpty()) {
            UUID row = all.getFirst().row().ref().uuid();
            return refused(
                    new PlugStatus.ForeignInterface(row.toString()),
                    LookAgain.ON_CHANGE,
                    Note.foreignPort(port.name(), row));
        }
        return new Question.Plug(provider.get(), port, owned);
    }

    private Question removalQuestion(BridgeInterface target, Map<String, String> options, boolean mayUnplug) {
        String name = target.row().name();
        String type = target.tag().pluggedType().orElse("");
        Optional<HostedProvider> provider = providers.provider(type);
        if (provider.isEmpty()) {
            return refused(
                    new PlugStatus.Orphaned(name, type),
                    LookAgain.ON_CHANGE,
                    Note.unknownTypeOfInterface(type, target.tag().ifaceId()));
        }
        return mayUnplug
                ? new Question.Removal(provider.get(), target, options)
                : refused(new PlugStatus.UnplugWaits(name), LookAgain.SOON);
    }

    private static Question refused(PlugStatus status, LookAgain again, Note... notes) {
        return new Question.Settled(Plan.refused(status, again, notes));
    }

    /**
     * What to do about a decision to plug.
     *
     * @param view knows the names that were taken in this transaction, too
     */
    Plan plan(Question.Plug question, PlugDecision.Plug decision, PlugView view, boolean mayUnplug) {
        LogicalPort port = question.port();
        String type = question.provider().type();
        Optional<String> flaw = DecisionCheck.flaw(decision);
        if (flaw.isPresent()) {
            return Plan.refused(
                    new PlugStatus.Unusable(type, flaw.get()),
                    LookAgain.IN_A_SECOND,
                    Note.badDecision(port.name(), type, flaw.get()));
        }
        MtuRequest mtu = MtuRequest.of(port);
        Wanted wanted = new Wanted(decision, Tag.plugged(port.name(), type), mtu.mtu());
        Plan plan = question.owned().isEmpty() ? create(port, wanted, view) : update(question, wanted, view);
        if (plan.action() instanceof Replace && !mayUnplug) {
            return Plan.refused(
                    new PlugStatus.UnplugWaits(question.owned().getFirst().row().name()), LookAgain.SOON);
        }
        return mtu.complaint().map(plan::with).orElse(plan);
    }

    private static Plan create(LogicalPort port, Wanted wanted, PlugView view) {
        String name = wanted.name();
        return view.holderOf(name)
                .map(holder -> nameTaken(port, name, holder))
                .orElseGet(() -> Plan.of(new Create(wanted), Note.plugging(name, view.bridgeName(), port.name())));
    }

    private static Plan update(Question.Plug question, Wanted wanted, PlugView view) {
        return question.owned().stream()
                .filter(each -> each.row().name().equals(wanted.name()))
                .findFirst()
                .map(current -> Plan.of(
                        new Update(
                                current,
                                InterfaceEdit.between(
                                        current.row(),
                                        wanted,
                                        question.provider().maintainedOptions())),
                        Note.updating(question.port().name())))
                .orElseGet(() -> replace(question, wanted, view));
    }

    /** The old interface goes in the transaction in which the new one comes, so that the port has one at any time. */
    private static Plan replace(Question.Plug question, Wanted wanted, PlugView view) {
        LogicalPort port = question.port();
        return view.holderOf(wanted.name())
                .map(holder -> nameTaken(port, wanted.name(), holder))
                .orElseGet(() -> {
                    List<Note> notes = new ArrayList<>();
                    question.owned()
                            .forEach(old ->
                                    notes.add(Note.unplugging(old.port().name(), view.bridgeName(), port.name())));
                    notes.add(Note.plugging(wanted.name(), view.bridgeName(), port.name()));
                    return new Plan(new Replace(question.owned(), wanted), notes);
                });
    }

    private static Plan nameTaken(LogicalPort port, String name, NameHolder holder) {
        return switch (holder) {
            case NameHolder.Plugged(String other) ->
                Plan.refused(
                        new PlugStatus.NameTaken(name, "lport " + other),
                        LookAgain.SOON,
                        Note.nameTaken(port.name(), name, other));
            case NameHolder.Foreign(var row) ->
                Plan.refused(
                        new PlugStatus.NameTaken(name, "row " + row),
                        LookAgain.SOON,
                        Note.foreignPort(port.name(), row));
        };
    }

    /** What to do when a provider does not want to plug, or not yet. */
    Plan declined(Question.Plug question, PlugStatus status, LookAgain again) {
        return Plan.refused(status, again, Note.plugDeclined(question.port().name()));
    }

    /** What to do about an answer to a removal. */
    Plan plan(Question.Removal question, RemovalDecision decision, PlugView view) {
        BridgeInterface target = question.target();
        return switch (decision) {
            case RemovalDecision.Remove _ ->
                Plan.of(
                        new Unplug(target),
                        Note.unplugging(
                                target.port().name(),
                                view.bridgeName(),
                                target.tag().ifaceId()));
            case RemovalDecision.Keep(String why) ->
                Plan.of(
                        new Refused(new PlugStatus.Kept(target.row().name(), why), LookAgain.IN_A_SECOND),
                        Note.removalDeclined(target.row().name(), target.tag().ifaceId()));
        };
    }
}
