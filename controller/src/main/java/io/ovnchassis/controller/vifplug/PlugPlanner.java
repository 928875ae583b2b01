package io.ovnchassis.controller.vifplug;

import io.ovnchassis.controller.vifplug.InterfaceEdit.Wanted;
import io.ovnchassis.controller.vifplug.PlugAction.Create;
import io.ovnchassis.controller.vifplug.PlugAction.Nothing;
import io.ovnchassis.controller.vifplug.PlugAction.Refused;
import io.ovnchassis.controller.vifplug.PlugAction.Unplug;
import io.ovnchassis.controller.vifplug.PlugAction.Update;
import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.RemovalDecision;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        if (port.isPresent() && port.get().mayBind()) {
            return plugQuestion(port.get(), interfaces, owned);
        }
        Map<String, String> options = port.map(LogicalPort::options).orElse(Map.of());
        return owned.isEmpty() ? new Question.Settled(NOTHING) : removalQuestion(owned.getFirst(), options, mayUnplug);
    }

    private Question plugQuestion(LogicalPort port, List<BridgeInterface> all, List<BridgeInterface> owned) {
        Optional<String> type = port.plugType();
        if (type.isEmpty()) {
            return new Question.Settled(NOTHING);
        }
        Optional<GuardedProvider> provider = providers.provider(type.get());
        if (provider.isEmpty()) {
            return settled(Note.unknownType(type.get(), port.name()));
        }
        if (owned.isEmpty() && !all.isEmpty()) {
            return settled(
                    Note.foreignPort(port.name(), all.getFirst().row().ref().uuid()));
        }
        return new Question.Plug(provider.get(), port, owned);
    }

    private Question removalQuestion(BridgeInterface target, Map<String, String> options, boolean mayUnplug) {
        if (!mayUnplug) {
            String reason = "what is plugged stays until both databases are known completely";
            return new Question.Settled(Plan.of(new Refused(reason, LookAgain.SOON)));
        }
        String type = target.tag().pluggedType().orElse("");
        return providers
                .provider(type)
                .<Question>map(provider -> new Question.Removal(provider, target, options))
                .orElseGet(() ->
                        settled(Note.unknownTypeOfInterface(type, target.tag().ifaceId())));
    }

    private static Question settled(Note note) {
        return new Question.Settled(Plan.refused(note, LookAgain.SOON));
    }

    /** What to do about a decision to plug. {@code view} knows the names that were taken in this transaction, too. */
    Plan plan(Question.Plug question, PlugDecision.Plug decision, PlugView view) {
        LogicalPort port = question.port();
        String type = question.provider().type();
        Optional<String> flaw = DecisionCheck.flaw(decision);
        if (flaw.isPresent()) {
            return Plan.refused(Note.badDecision(port.name(), type, flaw.get()), LookAgain.SOON);
        }
        MtuRequest mtu = MtuRequest.of(port);
        Wanted wanted = new Wanted(decision, Tag.plugged(port.name(), type), mtu.mtu());
        Plan plan = question.owned().isEmpty() ? create(port, wanted, view) : update(question, wanted);
        return mtu.complaint().map(plan::with).orElse(plan);
    }

    private static Plan create(LogicalPort port, Wanted wanted, PlugView view) {
        String name = wanted.decision().interfaceName();
        return view.holderOf(name)
                .map(holder -> nameTaken(port, name, holder))
                .orElseGet(() -> Plan.of(new Create(wanted), Note.plugging(name, view.bridgeName(), port.name())));
    }

    private static Plan update(Question.Plug question, Wanted wanted) {
        String logicalPort = question.port().name();
        return question.owned().stream()
                .filter(each -> each.row().name().equals(wanted.decision().interfaceName()))
                .findFirst()
                .map(current -> Plan.of(
                        new Update(
                                current,
                                InterfaceEdit.between(
                                        current.row(),
                                        wanted,
                                        question.provider().maintainedOptions())),
                        Note.updating(logicalPort)))
                .orElseGet(() -> Plan.refused(Note.incompatibleChange(logicalPort), LookAgain.SOON));
    }

    private static Plan nameTaken(LogicalPort port, String name, NameHolder holder) {
        Note note = switch (holder) {
            case NameHolder.Plugged(String other) -> Note.nameTaken(port.name(), name, other);
            case NameHolder.Foreign(var row) -> Note.foreignPort(port.name(), row);
        };
        return Plan.refused(note, LookAgain.SOON);
    }

    /** What to do when a provider does not want to plug, or not yet. */
    Plan declined(Question.Plug question, String reason, LookAgain again) {
        return Plan.of(
                new Refused(reason, again), Note.plugDeclined(question.port().name()));
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
                        new Refused(why, LookAgain.SOON),
                        Note.removalDeclined(target.row().name(), target.tag().ifaceId()));
        };
    }
}
