package io.ovnchassis.netlink.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.table.MaintainedTables.Outcome;
import io.ovnchassis.netlink.table.MaintainedTables.Wanted;
import io.ovnchassis.netlink.testkit.FakeKernel;
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.IpPrefix;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MaintainedTablesTest {
    private static final AdvertisedRoute ROUTE =
            new AdvertisedRoute(IpPrefix.parse("10.0.0.0/24"), 100, IpAddress.UNSPECIFIED);

    private final FakeKernel kernel = new FakeKernel();
    private final MaintainedTables tables = new MaintainedTables(new RouteExchange(kernel));

    @Test
    void aTableThatIsNoLongerWantedIsEmptiedAndItsVrfRemoved() {
        Outcome outcome = tables.maintain(List.of(wanted(100, true), wanted(101, false)));
        assertThat(outcome.synced()).containsOnlyKeys(new TableId(100), new TableId(101));
        assertThat(outcome.needsRetry()).isFalse();
        assertThat(vrfs()).containsExactly("ovnvrf100");
        assertThat(kernel.all(Route.class)).hasSize(2);

        tables.maintain(List.of());

        assertThat(vrfs()).isEmpty();
        assertThat(kernel.all(Route.class)).isEmpty();
    }

    @Test
    void aVrfThatCeasesToBeOursStays() {
        tables.maintain(List.of(wanted(100, true)));
        tables.maintain(List.of(wanted(100, false)));
        tables.maintain(List.of());

        assertThat(vrfs()).containsExactly("ovnvrf100");
    }

    @Test
    void theTableOfAVrfThatCannotBeMadeIsLeftAloneAndTriedAgain() {
        kernel.refuseNext(1, Errno.EOPNOTSUPP);
        Outcome outcome = tables.maintain(List.of(wanted(100, true)));
        assertThat(outcome.vrfFaults()).containsOnlyKeys("ovnvrf100");
        assertThat(outcome.synced()).isEmpty();
        assertThat(outcome.needsRetry()).isTrue();

        assertThat(tables.maintain(List.of(wanted(100, true))).needsRetry()).isFalse();
        assertThat(vrfs()).containsExactly("ovnvrf100");
    }

    @Test
    void whatCouldNotBeRemovedIsTriedAgain() {
        tables.maintain(List.of(wanted(100, true)));
        kernel.refuseNext(2, Errno.EPERM);
        assertThat(tables.maintain(List.of()).needsRetry()).isTrue();
        assertThat(kernel.all(Route.class)).hasSize(1);

        assertThat(tables.maintain(List.of()).needsRetry()).isFalse();
        assertThat(kernel.all(Route.class)).isEmpty();
        assertThat(vrfs()).isEmpty();
    }

    @Test
    void onExitEverythingGoes() {
        tables.maintain(List.of(wanted(100, true), wanted(101, false)));

        assertThat(tables.removeAll()).isTrue();
        assertThat(kernel.all(Route.class)).isEmpty();
        assertThat(vrfs()).isEmpty();
    }

    private List<String> vrfs() {
        return kernel.all(Link.class).stream().map(Link::name).toList();
    }

    private static Wanted wanted(long table, boolean isVrfOurs) {
        return new Wanted(new TableId(table), "ovnvrf" + table, isVrfOurs, Set.of(ROUTE));
    }
}
