package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.delta.RowUpdate;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.wire.Message;
import io.ovnchassis.ovsdb.wire.OperationError;
import io.ovnchassis.ovsdb.wire.OperationResult;
import io.ovnchassis.ovsdb.wire.TransactReply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said on a connection, word by word. */
class ProtocolTest {
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
        session.remotes(List.of(peer.remote()));
    }

    @AfterEach
    void stop() {
        clock.close();
        session.close();
        peer.close();
    }

    @Test
    void aServerThatDescribesItselfIsMonitoredToo() {
        ScriptedPeer.Call call = peer.accept();
        Script.serveMember(call, 7, Script.contents("192.0.2.1"));

        assertThat(Owner.inserted(owner.nextUpdate(), Encap.TABLE).ip()).isEqualTo("192.0.2.1");
        LinkEvent.Synchronized event = owner.next(LinkEvent.Synchronized.class);
        assertThat(event.remote()).isEqualTo(peer.remote());
        assertThat(event.monitored()).isEqualTo(Script.PLAN);
    }

    @Test
    void anOldServerIsAskedInOlderWays() {
        ScriptedPeer.Call call = peer.accept();
        String columns = "{\"Encap\":[{\"columns\":[\"chassis_name\",\"ip\",\"options\"]}]}]";
        call.refuse(Script.untilContents(call, Script.NO_TRANSACTION), "unknown method");
        call.refuse(call.expect("monitor_cond", columns), "unknown method");
        String old = "{\"Encap\":{\"" + Script.ROW + "\":{\"new\":{\"ip\":\"192.0.2.1\"}}}}";
        call.reply(call.expect("monitor", columns), old);

        DatabaseUpdate contents = owner.nextUpdate();
        assertThat(contents.snapshot()).isTrue();
        Encap row = Owner.inserted(contents, Encap.TABLE);
        assertThat(row.ip()).isEqualTo("192.0.2.1");
        owner.next(LinkEvent.Synchronized.class);

        call.say("{\"id\":null,\"method\":\"update\",\"params\":[\"OVN_Southbound\",{\"Encap\":{\"" + Script.ROW
                + "\":{\"old\":{\"ip\":\"192.0.2.1\"},\"new\":{\"ip\":\"192.0.2.2\"}}}}]}");
        assertThat(Owner.rows(owner.nextUpdate(), Encap.TABLE))
                .containsExactly(new RowUpdate.Modify<>(
                        Encap.builder().ip("192.0.2.2").build(row.ref()), ColumnSet.of(Encap.IP), ColumnSet.NONE));
    }

    @Test
    void update2CarriesDifferencesOfColumnsWithSeveralElements() {
        ScriptedPeer.Call call = peer.accept();
        call.refuse(Script.untilContents(call, Script.NO_TRANSACTION), "unknown method");
        call.reply(call.expect("monitor_cond"), Script.contents("192.0.2.1"));
        Encap row = Owner.inserted(owner.nextUpdate(), Encap.TABLE);
        owner.next(LinkEvent.Synchronized.class);

        String modify = Script.row("modify", "{\"ip\":\"x\",\"options\":[\"map\",[[\"csum\",\"true\"]]]}");
        call.say("{\"id\":null,\"method\":\"update2\",\"params\":[\"OVN_Southbound\"," + modify + "]}");

        assertThat(Owner.rows(owner.nextUpdate(), Encap.TABLE))
                .containsExactly(new RowUpdate.Modify<>(
                        Encap.builder().ip("x").options(Map.of("csum", "true")).build(row.ref()),
                        ColumnSet.of(Encap.IP, Encap.OPTIONS),
                        ColumnSet.of(Encap.OPTIONS)));
    }

    /** Builds of ovsdb-server for CPUs with SSE 4.2 hash, and so order, the members of an object differently. */
    @Test
    void theIdOfAReplyMayComeLast() {
        ScriptedPeer.Call call = peer.accept();
        call.say("{\"error\":\"unknown database\",\"id\":" + call.expect("get_schema", "_Server") + "}");
        call.say("{\"error\":null,\"result\":" + Script.SCHEMA + ",\"id\":" + call.expect("get_schema", "South") + "}");
        String id = call.expect("monitor_cond_since");
        call.say("{\"error\":null,\"result\":[false,\"" + Script.TRANSACTION + "\"," + Script.contents("192.0.2.1")
                + "],\"id\":" + id + "}");
        assertThat(Owner.inserted(owner.nextUpdate(), Encap.TABLE).ip()).isEqualTo("192.0.2.1");

        session.transact(owner.next(LinkEvent.Synchronized.class).session(), 5, "[]");
        call.say("{\"error\":null,\"result\":[{\"count\":3}],\"id\":" + call.expect("transact") + "}");
        assertThat(owner.next(LinkEvent.Replied.class))
                .isEqualTo(new LinkEvent.Replied(
                        5, new TransactReply(List.of(new OperationResult.Succeeded(3, Optional.empty())))));
    }

    @Test
    void aConnectionThatBrokeIsResumedWhereItEnded() {
        ScriptedPeer.Call first = peer.accept();
        Script.serve(first, Script.contents("192.0.2.1"));
        owner.nextUpdate();
        long session1 = owner.next(LinkEvent.Synchronized.class).session();
        String later = Script.TRANSACTION.replace('1', '9');
        first.say("{\"id\":null,\"method\":\"update3\",\"params\":[\"OVN_Southbound\",\"" + later + "\",{}]}");
        owner.nextUpdate();
        first.hangUp();
        assertThat(owner.next(LinkEvent.Disconnected.class).reason()).endsWith("connection closed by peer");

        ScriptedPeer.Call second = peer.accept();
        String change = Script.row("modify", "{\"ip\":\"192.0.2.2\"}");
        second.reply(Script.untilContents(second, later), "[true,\"" + later + "\"," + change + "]");

        DatabaseUpdate update = owner.nextUpdate();
        assertThat(update.snapshot()).isFalse();
        assertThat(Owner.rows(update, Encap.TABLE)).hasOnlyElementsOfType(RowUpdate.Modify.class);
        assertThat(owner.next(LinkEvent.Synchronized.class).session()).isNotEqualTo(session1);
    }

    @Test
    void aServerThatForgotTheTransactionSendsEverything() {
        ScriptedPeer.Call first = peer.accept();
        Script.serve(first, Script.contents("192.0.2.1"));
        owner.await(LinkEvent.Synchronized.class);
        first.hangUp();
        owner.next(LinkEvent.Disconnected.class);

        ScriptedPeer.Call second = peer.accept();
        String id = Script.untilContents(second, Script.TRANSACTION);
        second.reply(id, "[false,\"" + Script.NO_TRANSACTION + "\"," + Script.contents("192.0.2.3") + "]");
        assertThat(owner.nextUpdate().snapshot()).isTrue();
    }

    @Test
    void aServerThatHasOtherColumnsNowSendsEverything() {
        ScriptedPeer.Call first = peer.accept();
        Script.serve(first, Script.contents("192.0.2.1"));
        owner.await(LinkEvent.Synchronized.class);
        first.hangUp();

        ScriptedPeer.Call second = peer.accept();
        second.refuse(second.expect("get_schema", "_Server"), "unknown database");
        second.reply(second.expect("get_schema"), Script.SCHEMA.replace("chassis_name", "renamed"));
        second.expect("monitor_cond_since", Script.NO_TRANSACTION);
    }

    @Test
    void echoesAreAnsweredWithWhatTheyCarry() {
        ScriptedPeer.Call call = peer.accept();
        call.expect("get_schema");
        call.say("{\"id\":\"probe\",\"method\":\"echo\",\"params\":[1,{\"a\":null}]}");
        assertThat(call.expectReply()).isEqualTo(new Message.Reply<>("\"probe\"", "[1,{\"a\":null}]"));
        call.say("{\"params\":[],\"method\":\"echo\",\"id\":7}");
        assertThat(call.expectReply()).isEqualTo(new Message.Reply<>("7", "[]"));
    }

    @Test
    void aRefusedTransactionIsAReplyOfOneFailure() {
        ScriptedPeer.Call call = peer.accept();
        Script.serve(call, "{}");
        session.transact(owner.await(LinkEvent.Synchronized.class).session(), 9, "[{\"op\":\"abort\"}]");

        call.refuse(call.expect("transact", "[\"OVN_Southbound\",{\"op\":\"abort\"}]"), "canceled");

        assertThat(owner.next(LinkEvent.Replied.class))
                .isEqualTo(new LinkEvent.Replied(
                        9, new TransactReply(List.of(new OperationResult.Failed(new OperationError("canceled", ""))))));
    }

    @Test
    void aTransactionForAnEarlierSessionIsNotSent() {
        ScriptedPeer.Call first = peer.accept();
        Script.serve(first, "{}");
        long earlier = owner.await(LinkEvent.Synchronized.class).session();
        first.hangUp();
        ScriptedPeer.Call second = peer.accept();
        second.reply(Script.untilContents(second, Script.TRANSACTION), "[true,\"" + Script.TRANSACTION + "\",{}]");
        long now = owner.await(LinkEvent.Synchronized.class).session();

        session.transact(earlier, 1, "[{\"op\":\"comment\",\"comment\":\"too late\"}]");
        session.transact(now, 2, "[{\"op\":\"comment\",\"comment\":\"in time\"}]");

        second.expect("transact", "in time");
    }

    @Test
    void whatIsNotKnownIsPassedOver() {
        ScriptedPeer.Call call = peer.accept();
        Script.serve(call, "{}");
        call.say("{\"id\":null,\"method\":\"stolen\",\"params\":[\"lock\"]}");
        call.reply("4711", "{\"who\":\"asked\"}");
        call.refuse("4712", "who asked");
        call.say("{\"id\":null,\"method\":\"update3\",\"params\":[\"OVN_Southbound\",\"" + Script.TRANSACTION
                + "\",{}]}");

        owner.nextUpdate();
        owner.next(LinkEvent.Synchronized.class);
        owner.nextUpdate();
    }
}
