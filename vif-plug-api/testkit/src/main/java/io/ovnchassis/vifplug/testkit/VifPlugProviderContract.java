package io.ovnchassis.vifplug.testkit;

import static io.ovnchassis.vifplug.testkit.Decisions.require;
import static io.ovnchassis.vifplug.testkit.Decisions.shown;

import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugDecision.Plug;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.PluggedInterface;
import io.ovnchassis.vifplug.RemovalDecision;
import io.ovnchassis.vifplug.UnplugRequest;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every rule of the VIF plug API, as a test. A vendor extends it, and runs the result with JUnit Jupiter:
 *
 * <pre>{@code
 * class AcmeProviderTest extends VifPlugProviderContract {
 *     protected VifPlugProvider newProvider() {
 *         return new AcmeProvider(new PretendedCard());
 *     }
 *
 *     protected List<PlugRequest> requests() {
 *         return List.of(
 *             new PlugRequest("lsp1", Map.of("vif-plug:acme:slot", "1"), Optional.empty()),
 *             new PlugRequest("lsp2", Map.of("vif-plug:acme:slot", "2"), Optional.empty()));
 *     }
 * }
 * }</pre>
 *
 * The methods that a vendor may override are called on the thread of the test.
 */
public abstract class VifPlugProviderContract {
    @TempDir
    Path stateDirectory;

    /** For JUnit, which sets what is annotated. */
    protected VifPlugProviderContract() {
        this.stateDirectory = Path.of("");
    }

    /** Makes a provider as the jar's factory does, but for the hardware, if it cannot do without. */
    protected abstract VifPlugProvider newProvider();

    /** At least two requests, for different logical ports, that the provider fulfils side by side. */
    protected abstract List<PlugRequest> requests();

    /** How long a call may take; as the daemon has it unless told otherwise. */
    protected Duration callLimit() {
        return Duration.ofSeconds(2);
    }

    /** How long the answer to one of the {@link #requests} may be not yet. */
    protected Duration patience() {
        return Duration.ofSeconds(10);
    }

    /**
     * Whether an interface gets the name of its logical port, whatever that is, as with the dummy provider of OVN. Where
     * no interface can have such a name the daemon does not plug the port, and says so; a provider does better to refuse.
     */
    protected boolean passesPortNamesOn() {
        return false;
    }

    @Test
    void typeIs1To64VisibleAsciiCharactersAndAlwaysTheSame() {
        String type = newProvider().type();

        require(type.matches("[!-~]{1,64}"), "type() is not 1 to 64 visible ASCII characters: '" + type + "'");
        require(type.equals(newProvider().type()), "type() of another provider is another");
    }

    @Test
    void maintainedInterfaceOptionsHaveNames() {
        Set<String> options = newProvider().maintainedInterfaceOptions();

        require(!options.contains(""), "an option of maintainedInterfaceOptions() has no name");
    }

    @Test
    void thereAreTwoRequestsForDifferentPortsToTestWith() {
        Set<String> ports = new HashSet<>();
        requests().forEach(request -> ports.add(request.logicalPort()));

        require(requests().size() >= 2, "requests() has to give at least two requests");
        require(ports.size() == requests().size(), "requests() has two requests for one logical port");
    }

    @Test
    void eachRequestIsFulfilledWithAnInterfaceThatCanBe() {
        withStarted(newProvider(), host -> requests().forEach(request -> plugged(host, request)));
    }

    @Test
    void differentPortsGetDifferentInterfaces() {
        withStarted(newProvider(), host -> {
            Map<String, String> owners = new HashMap<>();
            for (PlugRequest request : requests()) {
                String name = plugged(host, request).interfaceName();
                String other = owners.put(name, request.logicalPort());
                require(
                        other == null,
                        "the interface " + name + " is plugged for two ports, " + other + " and "
                                + request.logicalPort());
            }
        });
    }

    @Test
    void theSameQuestionGetsTheSameAnswer() {
        VifPlugProvider provider = newProvider();
        withStarted(provider, host -> {
            for (PlugRequest request : requests()) {
                Plug first = plugged(host, request);
                host.tell("aborted", () -> provider.aborted(request, first));
                require(
                        first.equals(plugged(host, request)),
                        "another answer, after aborted, for " + request.logicalPort());
            }
        });
    }

    @Test
    void anInterfaceThatIsPluggedStaysTheAnswer() {
        VifPlugProvider provider = newProvider();
        withStarted(provider, host -> {
            for (PlugRequest request : requests()) {
                Plug first = plugged(host, request);
                host.tell("committed", () -> provider.committed(request, first));
                PlugRequest update = withCurrent(request, first);
                Plug second = plugged(host, update);
                require(
                        first.equals(second),
                        "what is plugged for " + request.logicalPort() + " as " + first + " is to become " + second
                                + " though nothing has changed");
                host.tell("committed", () -> provider.committed(update, second));
            }
        });
    }

    @Test
    void outcomesMayComeInAnotherOrderThanTheAnswers() {
        VifPlugProvider provider = newProvider();
        withStarted(provider, host -> {
            Map<PlugRequest, Plug> answers = new LinkedHashMap<>();
            requests().forEach(request -> answers.put(request, plugged(host, request)));
            List<PlugRequest> backwards = List.copyOf(answers.keySet()).reversed();
            for (PlugRequest request : backwards) {
                Plug answer = answers.getOrDefault(request, new Plug(""));
                host.tell("aborted", () -> provider.aborted(request, answer));
            }
            backwards.forEach(request -> plugged(host, request));
        });
    }

    @Test
    void whatWasPluggedCanBeRemovedAndPluggedAgain() {
        VifPlugProvider provider = newProvider();
        withStarted(provider, host -> {
            PlugRequest request = requests().getFirst();
            Plug plug = plugged(host, request);
            host.tell("committed", () -> provider.committed(request, plug));
            UnplugRequest removal = removal(request, plug);
            removable(host, provider, removal);
            host.tell("removalAborted", () -> provider.removalAborted(removal));
            removable(host, provider, removal);
            host.tell("removed", () -> provider.removed(removal));
            plugged(host, request);
        });
    }

    @Test
    void aDaemonThatWasKilledFindsThePortsAsTheyWere() {
        Map<PlugRequest, Plug> before = new LinkedHashMap<>();
        VifPlugProvider killed = newProvider();
        try (ContractHost host = new ContractHost(killed, callLimit()).start(stateDirectory)) {
            for (PlugRequest request : requests()) {
                Plug plug = plugged(host, request);
                host.tell("committed", () -> killed.committed(request, plug));
                before.put(request, plug);
            }
            // The process is gone, and its threads and sockets with it; a test has no other way to do that.
            host.closeProvider();
        }
        VifPlugProvider next = newProvider();
        withStarted(
                next,
                host -> before.forEach((request, plug) -> {
                    Plug now = plugged(host, withCurrent(request, plug));
                    require(
                            now.equals(plug),
                            request.logicalPort() + " is plugged as " + plug
                                    + ", and the provider of the next daemon wants " + now);
                }));
    }

    @Test
    void anInterfaceThatAnEarlierDaemonPluggedCanBeRemoved() {
        VifPlugProvider provider = newProvider();
        withStarted(provider, host -> {
            UnplugRequest removal =
                    new UnplugRequest("gone", Map.of(), new PluggedInterface("vifgone", "internal", Map.of()));
            removable(host, provider, removal);
            host.tell("removed", () -> provider.removed(removal));
        });
    }

    @Test
    void whateverIsRequestedGetsAnAnswerThatCanBeUsed() {
        VifPlugProvider provider = newProvider();
        withStarted(provider, host -> {
            for (PlugRequest request : HostileRequests.of(requests())) {
                PlugDecision decision = host.prepare(request);
                if (!(decision instanceof Plug && passesPortNamesOn())) {
                    Decisions.check(request, decision);
                }
                if (decision instanceof Plug plug) {
                    host.tell("aborted", () -> provider.aborted(request, plug));
                }
            }
            requests().forEach(request -> plugged(host, request));
        });
    }

    @Test
    void closeEndsEveryThreadOfTheProvider() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        VifPlugProvider provider = newProvider();
        try (ContractHost host = new ContractHost(provider, callLimit()).start(stateDirectory)) {
            requests().forEach(request -> plugged(host, request));
            host.closeProvider();
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (!before.contains(thread) && isOf(provider, thread)) {
                    thread.join(callLimit());
                    require(!thread.isAlive(), "close() leaves the thread '" + thread.getName() + "' running");
                }
            }
            require(!host.askedAfterClose(), "it asks to be asked again after close()");
        }
    }

    /** Threads of the JVM and of JUnit may come at any time; those that a provider starts have its class loader. */
    private static boolean isOf(VifPlugProvider provider, Thread thread) {
        return Objects.equals(
                        thread.getContextClassLoader(), provider.getClass().getClassLoader())
                && !thread.getName().equals("vif-plug contract")
                && !thread.getName().startsWith("junit")
                && !thread.getName().startsWith("ForkJoinPool")
                && !thread.getName().startsWith("surefire");
    }

    @Test
    void aProviderThatWasNeverAskedCanBeClosedAndAnotherStarted() {
        withStarted(newProvider(), _ -> {});
        withStarted(newProvider(), host -> plugged(host, requests().getFirst()));
    }

    private void withStarted(VifPlugProvider provider, Consumer<ContractHost> test) {
        try (ContractHost host = new ContractHost(provider, callLimit()).start(stateDirectory)) {
            test.accept(host);
            host.closeProvider();
        }
    }

    private Plug plugged(ContractHost host, PlugRequest request) {
        PlugDecision decision = host.settled(request, patience());
        Decisions.check(request, decision);
        if (decision instanceof Plug plug) {
            return plug;
        }
        throw new AssertionError(
                "the answer for " + shown(request.logicalPort()) + ", one of requests(), is not Plug: " + decision);
    }

    private static void removable(ContractHost host, VifPlugProvider provider, UnplugRequest removal) {
        RemovalDecision decision = host.call("prepareRemoval", () -> provider.prepareRemoval(removal));
        Decisions.check(decision);
    }

    private static PlugRequest withCurrent(PlugRequest request, Plug plug) {
        return new PlugRequest(request.logicalPort(), request.options(), Optional.of(interfaceOf(plug)));
    }

    private static UnplugRequest removal(PlugRequest request, Plug plug) {
        return new UnplugRequest(request.logicalPort(), Map.of(), interfaceOf(plug));
    }

    private static PluggedInterface interfaceOf(Plug plug) {
        return new PluggedInterface(plug.interfaceName(), plug.interfaceType().orElse(""), plug.options());
    }
}
