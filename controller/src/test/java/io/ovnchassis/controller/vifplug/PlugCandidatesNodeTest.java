package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.engine.Step;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.vifplug.PlugCandidates.Candidate;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlugCandidatesNodeTest {
    private final PlugWorld world = new PlugWorld(new Random(1));

    @BeforeEach
    void start() {
        iterate();
    }

    @Test
    void aPortThatIsRequestedHereIsACandidateAndOneThatIsNotIsNone() {
        world.putPort(port("here").requestedChassis(world.us.ref()));
        world.putPort(port("there").requestedChassis(world.ref()));
        world.putPort(port("anywhere"));
        iterate();

        assertThat(candidates().snapshot()).isEqualTo(Map.of("here", new Candidate(true, false)));
        assertThat(candidates().changed()).containsExactly("here");
        assertHandled();
    }

    @Test
    void aPortThatMovesAwayChangesAndIsForgotten() {
        world.putPort(port("lsp1").requestedChassis(world.us.ref()));
        iterate();
        world.putPort(port("lsp1").requestedChassis(world.ref()));
        iterate();

        assertThat(candidates().changed()).containsExactly("lsp1");
        assertThat(candidates().snapshot()).isEmpty();
        assertHandled();
    }

    @Test
    void anInterfaceOfOursMakesItsPortACandidate() {
        world.addInterface(world.bridge.ref(), Rows.dummyInterface("rep0", "lsp1"));
        iterate();

        assertThat(candidates().snapshot()).isEqualTo(Map.of("lsp1", new Candidate(false, true)));
        assertThat(candidates().changed()).containsExactly("lsp1");
        assertHandled();
    }

    @Test
    void interfacesOfOthersAndOfOtherBridgesDoNot() {
        world.addInterface(world.bridge.ref(), Interface.builder().name("vif1").externalIds(Map.of("iface-id", "a")));
        world.addInterface(
                world.bridge.ref(), Interface.builder().name("vif2").externalIds(Map.of("ovn-plugged", "dummy")));
        world.addInterface(world.addBridge("br-other"), Rows.dummyInterface("rep0", "b"));
        iterate();

        assertThat(candidates().snapshot()).isEmpty();
        assertThat(candidates().changed()).isEmpty();
    }

    @Test
    void anEditOfAnInterfaceOfOursChangesItsPort() {
        Interface plugged = world.addInterface(world.bridge.ref(), Rows.dummyInterface("rep0", "lsp1"));
        iterate();
        world.putInterface(PlugWorld.copyOf(plugged).mtuRequest(440), plugged.ref());
        iterate();

        assertThat(candidates().changed()).containsExactly("lsp1");
        assertHandled();
    }

    @Test
    void anInterfaceOfOursThatGoesOrLosesAMarkChangesItsPort() {
        Interface first = world.addInterface(world.bridge.ref(), Rows.dummyInterface("rep0", "lsp1"));
        Interface second = world.addInterface(world.bridge.ref(), Rows.dummyInterface("rep1", "lsp2"));
        Interface third = world.addInterface(world.bridge.ref(), Rows.dummyInterface("rep2", "lsp3"));
        iterate();
        world.removeInterface(first.ref());
        world.putInterface(PlugWorld.copyOf(second).externalIds(Map.of("iface-id", "lsp2")), second.ref());
        world.putInterface(
                PlugWorld.copyOf(third).externalIds(Map.of("iface-id", "lsp4", "ovn-plugged", "dummy")), third.ref());
        iterate();

        assertThat(candidates().changed()).containsExactlyInAnyOrder("lsp1", "lsp2", "lsp3", "lsp4");
        assertThat(candidates().snapshot()).isEqualTo(Map.of("lsp4", new Candidate(false, true)));
        assertHandled();
    }

    @Test
    void oneChangeConcernsOnePortOutOfAThousand() {
        for (int i = 0; i < 1_000; i++) {
            world.putPort(port("lsp" + i).requestedChassis(world.us.ref()));
            world.addInterface(world.bridge.ref(), Rows.dummyInterface("rep" + i, "lsp" + i));
        }
        iterate();
        assertThat(candidates().changed()).hasSize(1_000);

        world.putPort(port("lsp7").requestedChassis(world.us.ref()).options(Map.of("vif-plug-mtu-request", "430")));
        iterate();

        assertThat(candidates().changed()).containsExactly("lsp7");
        assertHandled();
    }

    @Test
    void anotherChassisRowMakesEverythingBeLookedAt() {
        world.putPort(port("lsp1").requestedChassis(world.us.ref()));
        world.addInterface(world.bridge.ref(), Rows.dummyInterface("rep0", "lsp2"));
        iterate();
        world.ownChassis.set(Optional.empty());
        iterate();

        assertThat(candidates().changed()).containsExactlyInAnyOrder("lsp1", "lsp2");
        assertThat(candidates().snapshot()).isEqualTo(Map.of("lsp2", new Candidate(false, true)));
    }

    @Test
    void whatChangedIsForgottenInTheNextRun() {
        world.putPort(port("lsp1").requestedChassis(world.us.ref()));
        iterate();
        iterate();

        assertThat(candidates().changed()).isEmpty();
        assertThat(candidates().snapshot()).hasSize(1);
    }

    private static PortBinding.Builder port(String name) {
        return PortBinding.builder().logicalPort(name);
    }

    private PlugCandidates candidates() {
        return world.candidates.output();
    }

    private void iterate() {
        world.publish();
        world.run();
        world.settle();
    }

    private void assertHandled() {
        assertThat(world.engine.trace())
                .filteredOn(step -> step.node().equals("vif_plug"))
                .allSatisfy(step -> assertThat(step)
                        .isInstanceOfSatisfying(
                                Step.Handled.class,
                                handled -> assertThat(handled.change()).isEqualTo(Change.UPDATED)))
                .hasSize(1);
    }
}
