package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.wire.Message;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session does when the server, the owner or the network does not do what it should. */
class ResilienceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String UPDATE_START = "{\"id\":null,\"method\":\"update3\",\"params\":[\"OVN_Southbound\",\"";

    @TempDir
    Path directory;

    private final TestClock clock = new TestClock();
    private final Owner owner = new Owner();
    private final CountDownLatch ownerIsFree = new CountDownLatch(1);
    private ScriptedPeer peer;
    private OvsdbSession session;

    private volatile boolean ownerIsBusy;

    @BeforeEach
    void start() {
        peer = new ScriptedPeer(directory.resolve("sock"));
        session = OvsdbSession.start(Script.PLAN, new SessionOptions(false, new Random(1), clock), this::take);
        session.remotes(List.of(peer.remote()));
    }

    @AfterEach
    void stop() {
        ownerIsFree.countDown();
        clock.close();
        session.close();
        peer.close();
    }

    @Test
    void nonsenseIsLoggedOnceAndEverythingIsFetchedAnew() {
        ScriptedPeer.Call first = peer.accept();
        Script.serve(first, Script.contents("192.0.2.1"));
        owner.await(LinkEvent.Synchronized.class);
        try (CapturedLog log = new CapturedLog()) {
            first.say(update(
                    Script.row("insert", "{\"ip\":[\"set\",[7]],\"chassis_name\":\"" + "x".repeat(500) + "\"}")));

            first.expectEnd();
            assertThat(owner.next(LinkEvent.Disconnected.class).reason())
                    .isEqualTo(peer.remote() + ": the server sent what makes no sense");
            List<String> complaints = log.lines("jsonrpc");
            assertThat(complaints).hasSize(1);
            assertThat(complaints.getFirst())
                    .startsWith("jsonrpc|WARN|" + peer.remote() + ": error parsing stream: a row of Encap: column ip: "
                            + "expected a string, found an array, near: ")
                    .contains("{\"insert\":{\"ip\":[")
                    .hasSizeLessThan(420);
            assertThat(log.lines("reconnect"))
                    .contains("reconnect|WARN|" + peer.remote() + ": connection dropped (Protocol error)");
        }
        assertThat(peer.hasCall())
                .as("there is a pause before the next attempt")
                .isFalse();

        clock.race(session);
        Script.serve(peer.accept(), Script.contents("192.0.2.2"));
        assertThat(owner.nextUpdate().snapshot()).isTrue();
        owner.next(LinkEvent.Synchronized.class);
    }

    @Test
    void halfAMessageIsNoMessage() {
        ScriptedPeer.Call call = peer.accept();
        Script.serve(call, "{}");
        owner.await(LinkEvent.Synchronized.class);
        String whole = update(Script.row("insert", "{\"ip\":\"192.0.2.1\"}"));

        call.say(whole.substring(0, whole.length() - 1));
        call.hangUp();

        owner.next(LinkEvent.Disconnected.class);
    }

    @Test
    void anUnexpectedReplyEndsTheConnection() {
        clock.race(session);
        ScriptedPeer.Call call = peer.accept();
        call.reply(call.expect("get_schema"), "[{\"count\":1}]");
        call.expectEnd();

        Script.serve(peer.accept(), "{}");
        owner.nextUpdate();
        owner.next(LinkEvent.Synchronized.class);
    }

    @Test
    void requestsGoOutWhileAMessageIsComingIn() {
        ScriptedPeer.Call call = peer.accept();
        Script.serve(call, "{}");
        long number = owner.await(LinkEvent.Synchronized.class).session();
        String whole = update(Script.row("insert", "{\"ip\":\"192.0.2.1\"}"));

        call.say(whole.substring(0, 150));
        session.transact(number, 1, "[{\"op\":\"comment\",\"comment\":\"meanwhile\"}]");
        call.expect("transact", "meanwhile");
        call.say(whole.substring(150));

        assertThat(Owner.inserted(owner.nextUpdate(), Encap.TABLE).ip()).isEqualTo("192.0.2.1");
    }

    @Test
    void aBusyOwnerKeepsNothingFromBeingAnsweredOrSent() {
        ownerIsBusy = true;
        ScriptedPeer.Call call = peer.accept();
        Script.serve(call, Script.contents("192.0.2.1"));
        call.say("{\"id\":\"probe\",\"method\":\"echo\",\"params\":[]}");
        assertThat(call.expectReply()).isEqualTo(new Message.Reply<>("\"probe\"", "[]"));

        session.transact(1, 1, "[{\"op\":\"comment\",\"comment\":\"still here\"}]");
        call.expect("transact", "still here");
    }

    @Test
    void aVeryBusyOwnerStopsTheReadingButLosesNothing() {
        ownerIsBusy = true;
        ScriptedPeer.Call call = peer.accept();
        Script.serve(call, "{}");
        String megabytes = update(Script.row("insert", "{\"ip\":\"" + "x".repeat(4 << 20) + "\"}"));
        AtomicInteger said = new AtomicInteger();
        Thread.ofPlatform().daemon().start(() -> {
            while (said.get() < 20) {
                call.say(megabytes);
                said.incrementAndGet();
            }
        });
        Await.until("64 MB are on their way to the owner", PATIENCE, () -> said.get() >= 16);

        session.transact(1, 1, "[{\"op\":\"comment\",\"comment\":\"still here\"}]");
        call.expect("transact", "still here");
        ownerIsFree.countDown();

        owner.nextUpdate();
        owner.next(LinkEvent.Synchronized.class);
        for (int i = 0; i < 20; i++) {
            assertThat(Owner.inserted(owner.nextUpdate(), Encap.TABLE).ip()).hasSize(4 << 20);
        }
    }

    @Test
    void aSilentServerIsProbedAndThenGivenUp() {
        session.probeInterval(Duration.ofSeconds(5));
        ScriptedPeer.Call call = peer.accept();
        Script.serve(call, "{}");
        owner.await(LinkEvent.Synchronized.class);
        try (CapturedLog log = new CapturedLog()) {
            clock.advance(Duration.ofSeconds(5), session);
            assertThat(call.expect("echo", "[]")).isEqualTo("\"echo\"");
            call.reply("\"echo\"", "[]");
            call.say(update("{}"));
            owner.nextUpdate();

            clock.advance(Duration.ofSeconds(5), session);
            call.expect("echo");
            clock.advance(Duration.ofSeconds(5), session);
            call.expectEnd();

            assertThat(owner.next(LinkEvent.Disconnected.class).reason())
                    .endsWith("no response to inactivity probe after 5 seconds");
            assertThat(log.lines("reconnect"))
                    .contains("reconnect|ERROR|" + peer.remote()
                            + ": no response to inactivity probe after 5 seconds, disconnecting");
        }
    }

    @Test
    void aUnixSocketIsNotProbedUnlessThatIsAskedFor() {
        ScriptedPeer.Call call = peer.accept();
        Script.serve(call, "{}");
        long number = owner.await(LinkEvent.Synchronized.class).session();

        clock.advance(Duration.ofDays(1), session);
        session.transact(number, 1, "[]");
        call.expect("transact");
    }

    @Test
    void aCanceledMonitorIsSetAgainAtOnce() {
        ScriptedPeer.Call first = peer.accept();
        Script.serveMember(first, 1, "{}");
        owner.await(LinkEvent.Synchronized.class);
        clock.advance(Duration.ofSeconds(1), session);

        first.say("{\"id\":null,\"method\":\"monitor_canceled\",\"params\":[\"OVN_Southbound\"]}");

        first.expectEnd();
        owner.next(LinkEvent.Disconnected.class);
        Script.serveMember(peer.accept(), 1, "{}");
        owner.await(LinkEvent.Synchronized.class);
    }

    @Test
    void theOwnerCanHaveEverythingFetchedAnew() {
        ScriptedPeer.Call first = peer.accept();
        Script.serve(first, "{}");
        owner.await(LinkEvent.Synchronized.class);

        session.resync("the contents do not add up");

        first.expectEnd();
        assertThat(owner.next(LinkEvent.Disconnected.class).reason()).endsWith("the contents do not add up");
        clock.race(session);
        Script.untilContents(peer.accept(), Script.NO_TRANSACTION);
    }

    @Test
    void everyDescriptorIsClosedAgain() {
        UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        clock.race(session);
        Script.serve(peer.accept(), "{}");
        owner.await(LinkEvent.Synchronized.class);
        long before = system.getOpenFileDescriptorCount();
        for (int i = 0; i < 20; i++) {
            session.resync("once more");
            Script.serve(peer.accept(), "{}");
            owner.await(LinkEvent.Synchronized.class);
            Owner other = new Owner();
            try (OvsdbSession second = OvsdbSession.start(Script.PLAN, SessionOptions.defaults(), other)) {
                second.remotes(List.of(peer.remote()));
                Script.serve(peer.accept(), "{}");
                other.await(LinkEvent.Synchronized.class);
            }
        }
        Await.until("as few files are open as before", PATIENCE, () -> system.getOpenFileDescriptorCount() <= before);
    }

    @Test
    void closingEndsTheConnectionAndTheThread() throws InterruptedException {
        ScriptedPeer.Call call = peer.accept();
        Script.serve(call, "{}");
        owner.await(LinkEvent.Synchronized.class);

        session.close();

        call.expectEnd();
        assertThat(session.thread().join(PATIENCE)).isTrue();
    }

    private static String update(String contents) {
        return UPDATE_START + Script.TRANSACTION + "\"," + contents + "]}";
    }

    private void take(LinkEvent event) {
        if (ownerIsBusy) {
            Await.interruptibly(ownerIsFree::await);
        }
        owner.accept(event);
    }
}
