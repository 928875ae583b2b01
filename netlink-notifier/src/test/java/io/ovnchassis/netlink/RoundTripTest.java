package io.ovnchassis.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.conntrack.ConntrackMessages;
import io.ovnchassis.netlink.devlink.DevlinkMessages;
import io.ovnchassis.netlink.devlink.DevlinkPort;
import io.ovnchassis.netlink.route.LinkMessages;
import io.ovnchassis.netlink.route.NeighborMessages;
import io.ovnchassis.netlink.route.NexthopMessages;
import io.ovnchassis.netlink.route.RouteMessages;
import io.ovnchassis.netlink.testkit.FakeKernel;
import io.ovnchassis.netlink.wire.Message;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every object comes back from its message as it was, whatever it is. */
class RoundTripTest {
    private static final int SEEDS = 2_000;

    @Test
    void links() {
        check(RandomObjects::link, link -> LinkMessages.put(link, 0), LinkMessages::decode);
        checkRemoval(RandomObjects::link, LinkMessages::remove, LinkMessages::decode);
    }

    @Test
    void routes() {
        check(RandomObjects::route, route -> RouteMessages.put(route, NlMsgHeader.REPLACE), RouteMessages::decode);
        checkRemoval(RandomObjects::route, route -> RouteMessages.remove(route, 0), RouteMessages::decode);
    }

    @Test
    void neighbors() {
        check(RandomObjects::neighbor, neighbor -> NeighborMessages.put(neighbor, 0), NeighborMessages::decode);
        checkRemoval(
                RandomObjects::neighbor, neighbor -> NeighborMessages.remove(neighbor, 0), NeighborMessages::decode);
    }

    @Test
    void nexthops() {
        check(RandomObjects::fdbNexthop, nexthop -> NexthopMessages.put(nexthop, 0), NexthopMessages::decode);
        checkRemoval(RandomObjects::fdbNexthop, nexthop -> NexthopMessages.remove(nexthop, 0), NexthopMessages::decode);
    }

    @Test
    void connections() {
        check(RandomObjects::connection, connection -> ConntrackMessages.put(connection, 0), ConntrackMessages::decode);
        checkRemoval(
                RandomObjects::connection,
                connection -> ConntrackMessages.remove(connection, 0),
                ConntrackMessages::decode);
    }

    @Test
    void devlinkPorts() {
        Decoder<Change<DevlinkPort>> decoder = message -> DevlinkMessages.decode(FakeKernel.DEVLINK, message);
        check(RandomObjects::port, port -> DevlinkMessages.put(FakeKernel.DEVLINK, port), decoder);
        checkRemoval(RandomObjects::port, port -> DevlinkMessages.remove(FakeKernel.DEVLINK, port), decoder);
    }

    private static <T> void check(
            Function<RandomObjects, T> objects, Function<T, Request> writer, Decoder<Change<T>> decoder) {
        for (long seed = 0; seed < SEEDS; seed++) {
            T object = objects.apply(new RandomObjects(new Random(seed)));
            Message message = Messages.of(writer.apply(object));

            assertThat(decoder.decode(message)).as("seed %s", seed).contains(new Change.Put<>(object, message.flags()));
        }
    }

    private static <T> void checkRemoval(
            Function<RandomObjects, T> objects, Function<T, Request> writer, Decoder<Change<T>> decoder) {
        for (long seed = 0; seed < SEEDS; seed++) {
            T object = objects.apply(new RandomObjects(new Random(seed)));

            assertThat(decoder.decode(Messages.of(writer.apply(object))))
                    .as("seed %s", seed)
                    .contains(new Change.Removed<>(object));
        }
    }
}
