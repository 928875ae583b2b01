package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.vifplug.AskAgain;
import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.ProviderContext;
import io.ovnchassis.vifplug.RemovalDecision;
import io.ovnchassis.vifplug.UnplugRequest;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A provider of changing mood that keeps the books: what it decided must come to exactly one end, told with the very
 * request and decision, before it is asked about that port again.
 */
final class AccountingProvider implements VifPlugProvider {
    static final String TYPE = "accounting";
    static final String OPTION = "accounting-option";

    private final Map<String, List<Object>> owed = new HashMap<>();
    private final Random random;
    private final boolean strict;
    private Optional<AskAgain> askAgain = Optional.empty();
    private boolean moody = true;
    private int badDays;
    private int settled;

    /** A promise that waits for its end. */
    private record Owed(PlugRequest request, PlugDecision.Plug decision) {}

    /** With {@code strict}, no call of it overruns, so that it is never asked about a port while it is owed an end. */
    AccountingProvider(Random random, boolean strict) {
        this.random = random;
        this.strict = strict;
    }

    @Override
    public void start(ProviderContext context) {
        askAgain = Optional.of(context.askAgain());
    }

    /** It would answer otherwise now, about everything. */
    void askAgain() {
        askAgain.ifPresent(AskAgain::all);
    }

    void calmDown() {
        moody = false;
    }

    /** Nothing is owed any more; and not for lack of business. */
    void assertBalanced() {
        assertThat(owed.values()).allSatisfy(list -> assertThat(list).isEmpty());
    }

    private void assertNothingIsOwed(String logicalPort) {
        if (strict) {
            assertThat(owed.getOrDefault(logicalPort, List.of())).isEmpty();
        }
    }

    private void owe(String logicalPort, Object promise) {
        owed.computeIfAbsent(logicalPort, _ -> new ArrayList<>()).add(promise);
    }

    int settled() {
        return settled;
    }

    /** The interface name that it gives a port when it is calm: short, so that ports get into each other's way. */
    static String nameFor(String logicalPort) {
        return logicalPort.substring(0, Math.min(4, logicalPort.length()));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> maintainedInterfaceOptions() {
        return Set.of(OPTION, "dropped-option");
    }

    @Override
    public PlugDecision prepare(PlugRequest request) {
        assertNothingIsOwed(request.logicalPort());
        if (moody && random.nextInt(10) == 0) {
            askAgain.ifPresent(again -> again.port(request.logicalPort()));
        }
        PlugDecision decision = moody ? moodyDecision(request) : calmDecision(request);
        switch (decision) {
            case PlugDecision.Plug plug -> owe(request.logicalPort(), new Owed(request, plug));
            case PlugDecision.NotYet _ -> {}
            case PlugDecision.Refuse _ -> {}
        }
        return decision;
    }

    private static PlugDecision.Plug calmDecision(PlugRequest request) {
        return new PlugDecision.Plug(
                nameFor(request.logicalPort()), Optional.of("internal"), Map.of(OPTION, request.logicalPort()));
    }

    private PlugDecision moodyDecision(PlugRequest request) {
        badDays = badDays > 0 ? badDays - 1 : random.nextInt(60) == 0 ? 8 : 0;
        if (badDays > 0) {
            throw new IllegalStateException("one of many bad days");
        }
        return switch (random.nextInt(20)) {
            case 0 -> new PlugDecision.NotYet("better weather");
            case 1 -> new PlugDecision.Refuse("no");
            case 2 -> throw new IllegalStateException("a bad day");
            case 3 -> new PlugDecision.Plug("not a name");
            case 4 -> new PlugDecision.Plug("other-" + nameFor(request.logicalPort()));
            default -> calmDecision(request);
        };
    }

    @Override
    public RemovalDecision prepareRemoval(UnplugRequest request) {
        assertNothingIsOwed(request.logicalPort());
        if (moody && random.nextInt(4) == 0) {
            return new RemovalDecision.Keep("still warm");
        }
        owe(request.logicalPort(), request);
        return new RemovalDecision.Remove();
    }

    @Override
    public void committed(PlugRequest request, PlugDecision.Plug decision) {
        settle(request.logicalPort(), new Owed(request, decision));
    }

    @Override
    public void aborted(PlugRequest request, PlugDecision.Plug decision) {
        settle(request.logicalPort(), new Owed(request, decision));
    }

    @Override
    public void removed(UnplugRequest request) {
        settle(request.logicalPort(), request);
    }

    @Override
    public void removalAborted(UnplugRequest request) {
        settle(request.logicalPort(), request);
    }

    private void settle(String logicalPort, Object promise) {
        assertThat(owed.getOrDefault(logicalPort, List.of()).remove(promise))
                .as("%s is owed", promise)
                .isTrue();
        settled++;
        if (moody && random.nextInt(10) == 0) {
            throw new IllegalStateException("a bad day, but it is noted");
        }
    }
}
