package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.delta.RowUpdate;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said when only some rows are wanted, word by word. */
class SelectionTest {
    private static final String FIRST = "\"where\":[[\"ip\",\"==\",\"192.0.2.1\"]]";
    private static final String SECOND = "\"where\":[[\"ip\",\"==\",\"192.0.2.2\"]]";

    @TempDir
    Path directory;

    private final Owner owner = new Owner();
    private final TestClock clock = new TestClock();
    private ScriptedPeer peer;
    private OvsdbSession session;

    @BeforeEach
    void start() {
        peer = new ScriptedPeer(directory.resolve("sock"));
        session = OvsdbSession.start(Script.PLAN, new SessionOptions(false, new Random(1), clock), owner);
        clock.race(session);
    }

    @AfterEach
    void stop() {
        clock.close();
        session.close();
        peer.close();
    }

    private static RowSelection only(String ip) {
        return RowSelection.ALL.with(Encap.TABLE, Set.of(Clause.equal(Encap.IP, ip)));
    }

    private ScriptedPeer.Call connect() {
        session.remotes(List.of(peer.remote()));
        return peer.accept();
    }

    /** Connects with the first selection, and takes the contents in. */
    private ScriptedPeer.Call connectWithFirst() {
        session.select(1, only("192.0.2.1"));
        ScriptedPeer.Call call = connect();
        String id = Script.untilContents(call, FIRST);
        call.reply(id, "[false,\"" + Script.TRANSACTION + "\"," + Script.contents("192.0.2.1") + "]");
        owner.nextUpdate();
        owner.next(LinkEvent.Synchronized.class);
        assertThat(owner.next(LinkEvent.Selected.class).number()).isEqualTo(1);
        return call;
    }

    @Test
    void theFirstSelectionIsPartOfTheMonitorRequest() {
        connectWithFirst();
    }

    @Test
    void anotherSelectionIsThereWhenTheServerSaysSoAfterTheRowsThatItTakesAway() {
        ScriptedPeer.Call call = connectWithFirst();

        session.select(2, RowSelection.ALL.with(Encap.TABLE, Set.of()));
        String id = call.expect("monitor_cond_change", "{\"Encap\":[{\"where\":[false]}]}");
        call.say("{\"id\":null,\"method\":\"update3\",\"params\":[\"OVN_Southbound\",\"" + Script.NO_TRANSACTION + "\","
                + Script.row("delete", "null") + "]}");
        call.reply(id, "{}");

        assertThat(Owner.rows(owner.nextUpdate(), Encap.TABLE)).hasOnlyElementsOfType(RowUpdate.Delete.class);
        assertThat(owner.next(LinkEvent.Selected.class).number()).isEqualTo(2);
    }

    @Test
    void selectionsThatCameMeanwhileAreAskedForAsOneOnceTheServerHasAnswered() {
        ScriptedPeer.Call call = connectWithFirst();
        session.select(2, only("192.0.2.2"));
        String id = call.expect("monitor_cond_change", SECOND);
        session.select(3, only("192.0.2.3"));
        session.select(4, RowSelection.ALL);
        call.reply(id, "{}");

        String next = call.expect("monitor_cond_change");
        assertThat(owner.next(LinkEvent.Selected.class).number()).isEqualTo(2);
        call.reply(next, "{}");
        long number = owner.next(LinkEvent.Selected.class).number();
        if (number == 3) {
            call.reply(call.expect("monitor_cond_change", "[true]"), "{}");
            number = owner.next(LinkEvent.Selected.class).number();
        }
        assertThat(number).isEqualTo(4);
    }

    @Test
    void aSelectionOfTheSameRowsNeedsNoRequest() {
        connectWithFirst();
        session.select(2, only("192.0.2.1"));
        assertThat(owner.next(LinkEvent.Selected.class).number()).isEqualTo(2);
    }

    @Test
    void aConnectionThatBrokeIsResumedWithTheRowsOfThenAndThenGivenTheOthers() {
        ScriptedPeer.Call first = connectWithFirst();
        first.hangUp();
        owner.next(LinkEvent.Disconnected.class);
        ScriptedPeer.Call second = peer.accept();
        session.select(2, only("192.0.2.2"));
        String id = Script.untilContents(second, FIRST + "}]},\"" + Script.TRANSACTION);
        second.reply(id, "[true,\"" + Script.TRANSACTION + "\",{}]");

        second.reply(second.expect("monitor_cond_change", SECOND), "{}");
        owner.nextUpdate();
        owner.next(LinkEvent.Synchronized.class);
        assertThat(owner.next(LinkEvent.Selected.class).number()).isEqualTo(1);
        assertThat(owner.next(LinkEvent.Selected.class).number()).isEqualTo(2);
    }

    @Test
    void aConnectionThatBrokeAmidAChangeIsNotResumed() {
        ScriptedPeer.Call first = connectWithFirst();
        session.select(2, only("192.0.2.2"));
        first.expect("monitor_cond_change", SECOND);
        first.hangUp();

        ScriptedPeer.Call second = peer.accept();
        String id = Script.untilContents(second, SECOND + "}]},\"" + Script.NO_TRANSACTION);
        second.reply(id, "[false,\"" + Script.TRANSACTION + "\"," + Script.contents("192.0.2.2") + "]");
        assertThat(owner.await(LinkEvent.Selected.class).number()).isEqualTo(2);
    }

    @Test
    void aServerThatKnowsNoConditionsSendsEverything() {
        session.select(1, only("192.0.2.1"));
        ScriptedPeer.Call call = connect();
        call.refuse(Script.untilContents(call, FIRST), "unknown method");
        call.refuse(call.expect("monitor_cond", FIRST), "unknown method");
        call.reply(call.expect("monitor", "{\"Encap\":[{\"columns\":[\"chassis_name\",\"ip\",\"options\"]}]}]"), "{}");
        assertThat(owner.await(LinkEvent.Selected.class).number()).isEqualTo(1);

        session.select(2, only("192.0.2.2"));
        assertThat(owner.next(LinkEvent.Selected.class).number()).isEqualTo(2);
    }

    @Test
    void aServerThatRefusesAConditionIsLeft() {
        ScriptedPeer.Call call = connectWithFirst();
        session.select(2, only("192.0.2.2"));
        call.refuse(call.expect("monitor_cond_change"), "syntax error");
        call.expectEnd();
        assertThat(owner.next(LinkEvent.Disconnected.class).reason()).contains("refused other conditions");
    }

    @Test
    void aClauseOnAColumnThatTheServerLacksIsLeftOut() {
        session.select(
                1,
                RowSelection.ALL.with(
                        Encap.TABLE, Set.of(Clause.different(Encap.TYPE, Encap.Type.GENEVE), csum("true"))));
        Script.untilContents(connect(), "\"where\":[[\"options\",\"includes\",[\"map\",[[\"csum\",\"true\"]]]]]");
    }

    private static Clause<Encap> csum(String value) {
        return Clause.including(Encap.OPTIONS, "csum", value);
    }
}
