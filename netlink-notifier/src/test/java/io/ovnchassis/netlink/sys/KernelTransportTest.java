package io.ovnchassis.netlink.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.Dump;
import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.NetlinkSocket;
import io.ovnchassis.netlink.NetlinkSocket.Received;
import io.ovnchassis.netlink.Protocol;
import io.ovnchassis.netlink.Requests;
import io.ovnchassis.netlink.devlink.GenericFamily;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.route.LinkMessages;
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import io.ovnchassis.netlink.wire.RequestBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against the kernel of this machine, with questions that anybody may ask. */
class KernelTransportTest {
    private final KernelTransport transport = KernelTransport.here();

    @Test
    void theLoopbackInterfaceIsAmongTheLinks() {
        try (Requests requests = Requests.open(transport, Protocol.ROUTE)) {
            Dump<Link> dump = requests.dump(
                    LinkMessages.dump(), message -> LinkMessages.decode(message).map(Change::object));

            assertThat(dump).isInstanceOf(Dump.Complete.class);
            assertThat(((Dump.Complete<Link>) dump).malformed()).isZero();
            assertThat(((Dump.Complete<Link>) dump).objects()).anySatisfy(link -> {
                assertThat(link.name()).isEqualTo("lo");
                assertThat(link.index()).isEqualTo(1);
                assertThat(link.address()).isEqualTo(MacAddress.ZERO);
            });
        }
    }

    @Test
    void aRefusalHasTheKernelsWordsAndThePlace() {
        try (Requests requests = Requests.open(transport, Protocol.ROUTE)) {
            Optional<NetlinkFault> fault =
                    requests.execute(new RequestBuilder("get link", LinkMessages.GET, NlMsgHeader.ACK)
                            .u32(0)
                            .u32(0)
                            .u32(0)
                            .u32(0)
                            .string(3, "no-such-interface-of-this-length")
                            .build());

            assertThat(fault).hasValueSatisfying(e -> {
                assertThat(e.is(Errno.ERANGE)).isTrue();
                assertThat(e.kernelText()).isNotEmpty();
                assertThat(e.offset()).isEqualTo(32);
                assertThat(e).hasMessageStartingWith("get link: Numerical result out of range (");
            });
        }
    }

    @Test
    void everyOrderOfABatchHasItsOwnAnswer() {
        try (Requests requests = Requests.open(transport, Protocol.ROUTE)) {
            List<Optional<NetlinkFault>> answers = requests.executeAll(IntStream.range(0, 200)
                    .mapToObj(i -> acknowledged(LinkMessages.get(i % 2 == 0 ? 1 : 1_000_000)))
                    .toList());

            assertThat(answers).hasSize(200);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).isPresent()).as("answer %s", i).isEqualTo(i % 2 == 1);
            }
            assertThat(answers.get(1))
                    .hasValueSatisfying(e -> assertThat(e.is(Errno.ENODEV)).isTrue());
        }
    }

    @Test
    void theControllerOfGenericNetlinkKnowsItself() {
        try (Requests requests = Requests.open(transport, Protocol.GENERIC)) {
            GenericFamily family = GenericFamily.resolve(requests, "nlctrl");

            assertThat(family.id()).isEqualTo(16);
            assertThat(family.groups()).containsKey("notify");
            assertThatThrownBy(() -> GenericFamily.resolve(requests, "no_such_family"))
                    .isInstanceOf(NetlinkFault.class)
                    .hasMessage("generic netlink family no_such_family: No such file or directory;"
                            + " load the kernel module that has it, or use a kernel that was built with it");
        }
    }

    @Test
    void waitingEndsWithAWakeUpEvenOneThatCameBefore() throws Exception {
        try (NetlinkSocket socket = transport.open(Protocol.ROUTE, 1 << 16)) {
            socket.wakeUp();
            socket.await(-1);

            CompletableFuture<Received> waiter = CompletableFuture.supplyAsync(() -> {
                socket.await(-1);
                return socket.receive();
            });
            socket.wakeUp();

            assertThat(waiter.get()).isInstanceOf(Received.Nothing.class);
        }
    }

    @Test
    void waitingEndsWithItsTime() {
        try (NetlinkSocket socket = transport.open(Protocol.ROUTE, 1 << 16)) {
            socket.await(1);

            assertThat(socket.receive()).isInstanceOf(Received.Nothing.class);
        }
    }

    @Test
    void aClosedSocketIsDeafToOtherThreads() {
        NetlinkSocket socket = transport.open(Protocol.ROUTE, 1 << 16);
        socket.close();
        socket.close();

        socket.wakeUp();
        socket.join(1);
        socket.leave(1);
    }

    @Test
    void anAbandonedQuestionEndsAtOnce() {
        try (Requests requests = Requests.open(transport, Protocol.ROUTE)) {
            requests.abandon();

            assertThat(requests.execute(LinkMessages.get(1)))
                    .hasValueSatisfying(e -> assertThat(e.is(Errno.ECANCELED)).isTrue());
        }
    }

    @Test
    void aMissingNamespaceIsNamedTogetherWithTheRemedy() {
        assertThatThrownBy(() ->
                        new KernelTransport(new NetworkNamespace.Named("no-such-netns")).open(Protocol.ROUTE, 1 << 16))
                .isInstanceOf(NetlinkFault.class)
                .hasMessage("network namespace /run/netns/no-such-netns: No such file or directory;"
                        + " create it: ip netns add no-such-netns");
    }

    @Test
    void aFileThatIsNoNamespaceIsSaidToBeNone() {
        assertThatThrownBy(() -> new KernelTransport(new NetworkNamespace.File(Path.of("/dev/null")))
                        .open(Protocol.ROUTE, 1 << 16))
                .isInstanceOf(NetlinkFault.class)
                .hasMessageStartingWith("network namespace /dev/null: ");
    }

    @Test
    void theNamespaceOfThisProcessCanBeNamedByItsFile() {
        KernelTransport same = new KernelTransport(new NetworkNamespace.File(Path.of("/proc/self/ns/net")));
        try (Requests requests = Requests.open(same, Protocol.ROUTE)) {
            assertThat(requests.dump(LinkMessages.dump(), LinkMessages::decode)).isInstanceOf(Dump.Complete.class);
        }
    }

    @Test
    void namesThatWouldLeaveTheirFolderAreRefused() {
        assertThatThrownBy(() -> new NetworkNamespace.Named("../../proc/1/ns/net"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Request acknowledged(Request request) {
        return new Request(request.operation(), request.type(), request.flags() | NlMsgHeader.ACK, request.payload());
    }
}
