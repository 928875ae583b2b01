package io.ovnchassis.controller.nbcfg;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.sb.SbGlobal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NbCfgMarksTest {
    private final FakeDatabase local = FakeDatabase.local();
    private final FakeDatabase southbound = FakeDatabase.southbound();
    private final ManualClock clock = new ManualClock();
    private final String start = now();
    private final Bridge bridge = local.server().insert(Bridge.builder().name("br-int"));
    private final SbGlobal global = southbound.server().insert(SbGlobal.builder());
    private boolean dataIsHere = true;
    private Optional<OwnChassis> own = Optional.of(new OwnChassis(Ref.random(), "hv1", "host1"));
    private final NbCfgMarks marks = new NbCfgMarks(
            local.replica(),
            southbound.replica(),
            new NbCfgMarks.Here(() -> own, () -> Optional.of(new IntegrationBridge(bridge.ref(), "br-int", "system"))),
            clock,
            new NbCfgProgress(clock, new Alarm(clock), () -> dataIsHere)::reachedAtMs);

    private String now() {
        return Long.toString(clock.now().toEpochMilli());
    }

    private Map<String, String> marks() {
        clock.pass(Duration.ofSeconds(1));
        southbound.deliver();
        local.commit(marks);
        return local.server().only(Bridge.TABLE).externalIds();
    }

    @Test
    void startIsNotedOnce() {
        assertThat(marks()).isEqualTo(Map.of("ovn-startup-ts", start));
        assertThat(marks()).isEqualTo(Map.of("ovn-startup-ts", start));
        assertThat(local.link().transactions()).hasSize(1);
    }

    @Test
    void numberIsNotNotedBeforeTheRowsThatWereAskedForHaveCome() {
        dataIsHere = false;
        southbound.server().set(global, SbGlobal.NB_CFG, 7L);
        assertThat(marks()).doesNotContainKey("ovn-nb-cfg");

        dataIsHere = true;
        assertThat(marks()).containsEntry("ovn-nb-cfg", "7").containsEntry("ovn-nb-cfg-ts", now());
        dataIsHere = false;
        assertThat(marks()).as("what was noted stays").containsEntry("ovn-nb-cfg", "7");
    }

    @Test
    void numberIsNotedWithTheTimesOfBothSides() {
        southbound.server().set(global, SbGlobal.NB_CFG, 7L);
        southbound.server().set(global, SbGlobal.NB_CFG_TIMESTAMP, 1234L);
        Map<String, String> noted = marks();
        assertThat(noted)
                .containsEntry("ovn-nb-cfg", "7")
                .containsEntry("ovn-nb-cfg-ts", now())
                .containsEntry("ovn-nb-cfg-sb-ts", "1234");
        assertThat(marks()).as("the time alone is no reason to write").isEqualTo(noted);
    }

    @Test
    void timeThatTheOtherSideDoesNotSayIsNotNoted() {
        southbound.server().set(global, SbGlobal.NB_CFG, 7L);
        southbound.server().set(global, SbGlobal.NB_CFG_TIMESTAMP, 1234L);
        marks();
        southbound.server().set(global, SbGlobal.NB_CFG, 8L);
        southbound.server().set(global, SbGlobal.NB_CFG_TIMESTAMP, 0L);
        assertThat(marks()).containsEntry("ovn-nb-cfg", "8").doesNotContainKey("ovn-nb-cfg-sb-ts");
    }

    @Test
    void numberIsNotNotedBeforeOurChassisIsRegistered() {
        own = Optional.empty();
        southbound.server().set(global, SbGlobal.NB_CFG, 7L);
        assertThat(marks()).doesNotContainKey("ovn-nb-cfg");
    }
}
