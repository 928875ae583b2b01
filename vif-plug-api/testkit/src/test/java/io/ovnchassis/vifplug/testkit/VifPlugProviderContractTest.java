package io.ovnchassis.vifplug.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.ProviderContext;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The contract finds what it is there to find: each provider here breaks a rule. */
class VifPlugProviderContractTest {
    @Test
    void aProviderThatKeepsTheRulesPasses() {
        assertThat(failures(Good.class)).isEmpty();
    }

    @Test
    void aLongNameIsFound() {
        assertThat(failures(LongName.class)).contains("eachRequestIsFulfilledWithAnInterfaceThatCanBe");
    }

    @Test
    void oneInterfaceForTwoPortsIsFound() {
        assertThat(failures(OneForAll.class)).containsExactly("differentPortsGetDifferentInterfaces");
    }

    @Test
    void aCallThatTakesTooLongIsFound() {
        assertThat(failures(Slow.class)).contains("eachRequestIsFulfilledWithAnInterfaceThatCanBe");
    }

    @Test
    void trustInWhatIsRequestedIsFound() {
        assertThat(failures(Trusting.class)).containsExactly("whateverIsRequestedGetsAnAnswerThatCanBeUsed");
    }

    @Test
    void aThreadThatGoesOnIsFound() {
        assertThat(failures(Leaking.class)).containsExactly("closeEndsEveryThreadOfTheProvider");
    }

    @Test
    void aChangedThreadIsFound() {
        assertThat(failures(Renaming.class)).contains("theSameQuestionGetsTheSameAnswer");
    }

    @Test
    void anotherAnswerEachTimeIsFound() {
        assertThat(failures(Fickle.class))
                .contains("theSameQuestionGetsTheSameAnswer", "anInterfaceThatIsPluggedStaysTheAnswer");
    }

    private static Set<String> failures(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .map(Event::getTestDescriptor)
                .map(descriptor -> descriptor.getDisplayName().replace("()", ""))
                .collect(Collectors.toSet());
    }

    /** A provider that names interfaces by the option {@code vif}, and never fails. */
    private static class Provider implements VifPlugProvider {
        @Override
        public String type() {
            return "test";
        }

        @Override
        public PlugDecision prepare(PlugRequest request) {
            String vif = request.options().getOrDefault("vif", "");
            return vif.matches("[a-z0-9]{1,15}")
                    ? new PlugDecision.Plug(vif)
                    : new PlugDecision.Refuse("vif is no name of an interface");
        }
    }

    abstract static class Contract extends VifPlugProviderContract {
        @Override
        protected List<PlugRequest> requests() {
            return List.of(
                    new PlugRequest("lsp1", Map.of("vif", "vif1"), Optional.empty()),
                    new PlugRequest("lsp2", Map.of("vif", "vif2"), Optional.empty()));
        }

        @Override
        protected Duration callLimit() {
            return Duration.ofMillis(500);
        }
    }

    static class Good extends Contract {
        @Override
        protected VifPlugProvider newProvider() {
            return new Provider();
        }
    }

    static class LongName extends Contract {
        @Override
        protected VifPlugProvider newProvider() {
            return new Provider() {
                @Override
                public PlugDecision prepare(PlugRequest request) {
                    return new PlugDecision.Plug("longer-than-15-bytes");
                }
            };
        }
    }

    static class OneForAll extends Contract {
        @Override
        protected VifPlugProvider newProvider() {
            return new Provider() {
                @Override
                public PlugDecision prepare(PlugRequest request) {
                    return new PlugDecision.Plug("vif0");
                }
            };
        }
    }

    static class Slow extends Contract {
        @Override
        protected VifPlugProvider newProvider() {
            return new Provider() {
                @Override
                public PlugDecision prepare(PlugRequest request) {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException given) {
                        Thread.currentThread().interrupt();
                    }
                    return super.prepare(request);
                }
            };
        }
    }

    static class Trusting extends Contract {
        @Override
        protected VifPlugProvider newProvider() {
            return new Provider() {
                @Override
                public PlugDecision prepare(PlugRequest request) {
                    return new PlugDecision.Plug(request.options().getOrDefault("vif", ""));
                }
            };
        }
    }

    static class Leaking extends Contract {
        @Override
        protected VifPlugProvider newProvider() {
            return new Provider() {
                @Override
                public void start(ProviderContext context) {
                    Thread.ofPlatform().daemon().name("leak").start(() -> {
                        while (!Thread.interrupted()) {
                            LockSupport.park();
                        }
                    });
                }
            };
        }
    }

    static class Renaming extends Contract {
        @Override
        protected VifPlugProvider newProvider() {
            return new Provider() {
                @Override
                public PlugDecision prepare(PlugRequest request) {
                    Thread.currentThread().setName("mine");
                    return super.prepare(request);
                }
            };
        }
    }

    static class Fickle extends Contract {
        @Override
        protected VifPlugProvider newProvider() {
            return new Provider() {
                private int asked;

                @Override
                public PlugDecision prepare(PlugRequest request) {
                    asked++;
                    return new PlugDecision.Plug("vif" + asked);
                }
            };
        }
    }
}
