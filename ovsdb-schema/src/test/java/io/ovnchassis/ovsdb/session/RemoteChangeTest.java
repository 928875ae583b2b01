package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which remote is connected to, and when. */
class RemoteChangeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final TestClock clock = new TestClock();
    private final Owner owner = new Owner();
    private ScriptedPeer one;
    private ScriptedPeer two;
    private OvsdbSession session;

    @BeforeEach
    void start() {
        one = new ScriptedPeer(directory.resolve("one"));
        two = new ScriptedPeer(directory.resolve("two"));
        session = OvsdbSession.start(Script.PLAN, new SessionOptions(false, new Random(1), clock), owner);
    }

    @AfterEach
    void stop() {
        clock.close();
        session.close();
        one.close();
        two.close();
    }

    @Test
    void theConnectionStaysAsLongAsItsRemoteIsOnTheList() {
        ScriptedPeer.Call call = connectToOne();

        session.remotes(List.of(one.remote()));
        session.remotes(List.of(two.remote(), one.remote()));
        call.say("{\"id\":1,\"method\":\"echo\",\"params\":[]}");
        call.expectReply();
        assertThat(two.hasCall()).isFalse();

        session.remotes(List.of(two.remote()));
        call.expectEnd();
        assertThat(owner.next(LinkEvent.Disconnected.class).reason()).endsWith("no longer among the remotes");
        Script.untilContents(two.accept(), Script.TRANSACTION);
    }

    @Test
    void anEmptyListDisconnects() {
        ScriptedPeer.Call call = connectToOne();

        session.remotes(List.of());
        call.expectEnd();
        owner.next(LinkEvent.Disconnected.class);

        session.remotes(List.of(two.remote()));
        two.accept();
    }

    @Test
    void aNewListIsTriedAtOnceWhateverThePause() {
        Remote nobody = new Remote.Unix(directory.resolve("nobody"));
        try (CapturedLog log = new CapturedLog()) {
            session.remotes(List.of(nobody));
            Await.until(
                    "the attempt failed", PATIENCE, () -> log.lines("reconnect").size() == 2);
            assertThat(log.lines("reconnect"))
                    .containsExactly(
                            "reconnect|INFO|" + nobody + ": connecting...",
                            "reconnect|INFO|" + nobody + ": connection attempt failed (No such file or directory)");
        }
        session.remotes(List.of(one.remote()));
        one.accept();
    }

    @Test
    void everyRemoteIsTriedBeforeThereIsAPause() throws Exception {
        Path dead = directory.resolve("dead");
        new ScriptedPeer(dead).close();
        assertThat(Files.exists(dead)).isTrue();
        try (CapturedLog log = new CapturedLog()) {
            session.remotes(List.of(new Remote.Unix(dead), new Remote.Unix(directory.resolve("nobody")), one.remote()));
            one.accept();
            Await.until(
                    "it is connected",
                    PATIENCE,
                    () -> log.lines("reconnect").contains("reconnect|INFO|" + one.remote() + ": connected"));
            assertThat(log.lines("reconnect").stream().filter(line -> line.contains("waiting")))
                    .isEmpty();
        }
    }

    @Test
    void aMemberThatIsCutOffFromItsClusterIsLeftForAnother() {
        session.remotes(List.of(one.remote(), two.remote()));
        Await.until("one of them is called", PATIENCE, () -> one.hasCall() || two.hasCall());
        ScriptedPeer first = one.hasCall() ? one : two;
        ScriptedPeer second = first == one ? two : one;
        ScriptedPeer.Call call = first.accept();
        Script.serveMember(call, 7, "{}");
        owner.await(LinkEvent.Synchronized.class);

        clock.advance(Duration.ofSeconds(1), session);
        try (CapturedLog log = new CapturedLog()) {
            call.say("{\"id\":null,\"method\":\"update2\",\"params\":[\"_Server\",{\"Database\":{\"" + Script.ROW
                    + "\":{\"modify\":{\"connected\":false}}}}]}");
            call.expectEnd();
            owner.next(LinkEvent.Disconnected.class);
            assertThat(log.lines("ovsdb_cs"))
                    .containsExactly("ovsdb_cs|INFO|" + first.remote()
                            + ": clustered database server is disconnected from cluster; trying another server");

            Script.serveMember(second.accept(), 8, "{}");
            owner.await(LinkEvent.Synchronized.class);
        }
    }

    @Test
    void aMemberThatIsBehindIsRefusedUntilTheClusterStateIsReset() {
        session.remotes(List.of(one.remote()));
        ScriptedPeer.Call ahead = one.accept();
        Script.serveMember(ahead, 7, "{}");
        owner.await(LinkEvent.Synchronized.class);
        ahead.hangUp();
        owner.next(LinkEvent.Disconnected.class);

        try (CapturedLog log = new CapturedLog()) {
            clock.race(session);
            ScriptedPeer.Call behind = one.accept();
            behind.reply(behind.expect("get_schema", "_Server"), Script.SERVER_SCHEMA);
            behind.reply(behind.expect("monitor_cond"), Script.member(true, 6));
            behind.expectEnd();
            assertThat(log.lines("ovsdb_cs"))
                    .containsExactly("ovsdb_cs|WARN|" + one.remote()
                            + ": clustered database server has stale data; trying another server");
        }
    }

    private ScriptedPeer.Call connectToOne() {
        session.remotes(List.of(one.remote()));
        ScriptedPeer.Call call = one.accept();
        Script.serve(call, "{}");
        owner.await(LinkEvent.Synchronized.class);
        return call;
    }
}
