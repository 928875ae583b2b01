package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.tables.sb.Encap;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a server says, and wherever it stops, the session comes back and then works as ever. */
class SessionFuzzTest {
    private static final int SEEDS = 400;

    @TempDir
    Path directory;

    private final TestClock clock = new TestClock();
    private final Owner owner = new Owner();
    private ScriptedPeer peer;
    private OvsdbSession session;

    @BeforeEach
    void start() {
        peer = new ScriptedPeer(directory.resolve("sock"));
        session = OvsdbSession.start(Script.PLAN, new SessionOptions(false, new Random(1), clock), owner);
        session.remotes(List.of(peer.remote()));
        clock.race(session);
    }

    @AfterEach
    void stop() {
        clock.close();
        session.close();
        peer.close();
    }

    @Test
    void aSessionSurvivesAnyNonsense() {
        for (int seed = 0; seed < SEEDS; seed++) {
            talkNonsense(peer.accept(), new Random(seed), seed);
        }
        assertWorks(peer.accept());
    }

    @Test
    void everyMessageMayComeByteByByte() {
        ScriptedPeer.Call call = peer.accept();
        Script.untilContents(call, Script.NO_TRANSACTION);
        String reply = "{\"id\":3,\"result\":[false,\"" + Script.TRANSACTION + "\"," + Script.contents("é😀\\\\")
                + "],\"error\":null}";
        for (byte b : reply.getBytes(StandardCharsets.UTF_8)) {
            call.say(new byte[] {b});
        }
        assertThat(Owner.inserted(owner.nextUpdate(), Encap.TABLE).ip()).isEqualTo("é😀\\");
        owner.next(LinkEvent.Synchronized.class);
    }

    /** Plays a server up to some point, then says something that is damaged, and hangs up. */
    private static void talkNonsense(ScriptedPeer.Call call, Random random, int seed) {
        try {
            if (random.nextBoolean()) {
                Script.serve(call, Script.contents("192.0.2.1"));
            } else if (random.nextBoolean()) {
                call.expect("get_schema");
            }
            call.say(damaged(random));
        } catch (UncheckedIOException e) {
            // The client has hung up already, as it may.
        } catch (AssertionError e) {
            throw new AssertionError("seed=" + seed, e);
        }
        call.hangUp();
    }

    private static byte[] damaged(Random random) {
        String[] texts = {
            "{\"id\":1,\"result\":" + Script.SERVER_SCHEMA + ",\"error\":null}",
            "{\"id\":2,\"result\":" + Script.member(true, 5) + ",\"error\":null}",
            "{\"id\":1,\"error\":\"unknown database\"}{\"id\":2,\"result\":" + Script.SCHEMA + ",\"error\":null}",
            "{\"id\":null,\"method\":\"update3\",\"params\":[\"OVN_Southbound\",\"" + Script.TRANSACTION + "\","
                    + Script.row("modify", "{\"ip\":\"x\",\"options\":[\"map\",[[\"a\",\"b\"]]]}") + "]}",
            "{\"id\":7,\"method\":\"echo\",\"params\":[]}",
        };
        byte[] text = texts[random.nextInt(texts.length)].getBytes(StandardCharsets.UTF_8);
        int changes = random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            text[random.nextInt(text.length)] = (byte) random.nextInt(256);
        }
        return random.nextBoolean() ? text : Arrays.copyOf(text, random.nextInt(text.length));
    }

    private void assertWorks(ScriptedPeer.Call call) {
        Script.serve(call, Script.contents("192.0.2.9"));
        while (!owner.await(LinkEvent.Updated.class).update().toString().contains("192.0.2.9")) {
            // Contents of the connections before this one.
        }
        long number = owner.next(LinkEvent.Synchronized.class).session();
        session.transact(number, 1, "[]");
        call.reply(call.expect("transact"), "[]");
        owner.next(LinkEvent.Replied.class);
    }
}
