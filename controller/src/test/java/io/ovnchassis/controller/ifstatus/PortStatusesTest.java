package io.ovnchassis.controller.ifstatus;

import static io.ovnchassis.controller.binding.Rows.AS_MAIN;
import static io.ovnchassis.controller.binding.Rows.local;
import static io.ovnchassis.controller.binding.Rows.port;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ifstatus.PortStatus.Claim;
import io.ovnchassis.controller.ifstatus.PortStatus.LocalWrite;
import io.ovnchassis.controller.ifstatus.PortStatus.SouthboundWrite;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortStatusesTest {
    private static final PortStatus DONE = new PortStatus(IfState.INSTALLED, Optional.empty(), Optional.empty());
    private static final PortStatus PENDING = new PortStatus(
            IfState.MARK_UP,
            Optional.of(new SouthboundWrite(
                    port("lp1"), Claim.KEEP, Optional.of(AS_MAIN), Optional.empty(), Optional.of(true))),
            Optional.of(new LocalWrite(Optional.of(local("vif1", "lp1")), List.of())));

    private final PortStatuses statuses = new PortStatuses();

    @Test
    void newStatusIsNewsAndTheSameIsNot() {
        assertThat(statuses.put("lp1", Optional.of(DONE))).isTrue();
        assertThat(statuses.put("lp1", Optional.of(DONE))).isFalse();
        assertThat(statuses.get("lp1")).contains(DONE);
    }

    @Test
    void portIsPendingUntilTheDatabasesShowWhatItNeeds() {
        statuses.put("lp1", Optional.of(PENDING));
        assertThat(statuses.pendingSouthbound()).containsExactly("lp1");
        assertThat(statuses.pendingLocal()).containsExactly("lp1");

        statuses.put("lp1", Optional.of(DONE));
        assertThat(statuses.pendingSouthbound()).isEmpty();
        assertThat(statuses.pendingLocal()).isEmpty();
    }

    @Test
    void portThatIsNoLongerOurBusinessIsNotPending() {
        statuses.put("lp1", Optional.of(PENDING));
        assertThat(statuses.put("lp1", Optional.empty())).isTrue();
        assertThat(statuses.get("lp1")).isEmpty();
        assertThat(statuses.pendingSouthbound()).isEmpty();
        assertThat(statuses.pendingLocal()).isEmpty();
    }

    @Test
    void portsArePendingInTheOrderInWhichTheyCame() {
        for (String name : List.of("lp3", "lp1", "lp2")) {
            statuses.put(name, Optional.of(PENDING));
        }
        statuses.put("lp3", Optional.of(PENDING));
        assertThat(statuses.pendingSouthbound()).containsExactly("lp3", "lp1", "lp2");
    }
}
