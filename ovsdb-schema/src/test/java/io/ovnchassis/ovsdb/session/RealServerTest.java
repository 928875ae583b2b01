package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.delta.RowUpdate;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import io.ovnchassis.ovsdb.tables.sb.SbGlobal;
import io.ovnchassis.ovsdb.wire.OperationResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays a session against Debian's ovsdb-server with Debian's southbound schema, which is older than our types. */
class RealServerTest {
    private static final String DATABASE = "OVN_Southbound";
    private static final String INSERT_GLOBAL = """
            [{"op":"insert","table":"SB_Global","row":{"nb_cfg":7,"options":["map",[["a","b"]]]}}]""";

    @TempDir
    Path directory;

    private OvsdbServer server;
    private final Owner owner = new Owner();
    private OvsdbSession session;

    @BeforeEach
    void start() {
        server = OvsdbServer.withSchema(directory, OvsTools.SOUTHBOUND, "--remote=ptcp:0:127.0.0.1");
        session = OvsdbSession.start(MonitorPlan.all(OvnSouthboundDatabase.DATABASE), SessionOptions.defaults(), owner);
    }

    @AfterEach
    void stop() {
        session.close();
        server.close();
    }

    @Test
    void theInitialContentsComeFirstAndThenEveryChange() {
        server.transact(DATABASE, INSERT_GLOBAL);
        session.remotes(List.of(server.remote()));

        DatabaseUpdate contents = owner.nextUpdate();
        assertThat(contents.snapshot()).isTrue();
        SbGlobal global = Owner.inserted(contents, SbGlobal.TABLE);
        assertThat(global.nbCfg()).isEqualTo(7);
        assertThat(global.options()).isEqualTo(Map.of("a", "b"));
        owner.next(LinkEvent.Synchronized.class);

        server.transact(DATABASE, """
                [{"op":"insert","table":"Chassis","row":{"name":"hv1","encaps":["named-uuid","e"]}},
                 {"op":"insert","table":"Encap","uuid-name":"e",
                  "row":{"type":"geneve","ip":"192.0.2.1","chassis_name":"hv1"}}]""");
        DatabaseUpdate change = owner.nextUpdate();
        assertThat(change.snapshot()).isFalse();
        assertThat(Owner.inserted(change, Chassis.TABLE).name()).isEqualTo("hv1");

        server.transact(DATABASE, """
                [{"op":"mutate","table":"SB_Global","where":[],"mutations":[["nb_cfg","+=",1],
                  ["options","delete",["set",["a"]]],["options","insert",["map",[["c","d"]]]]]}]""");
        assertThat(Owner.rows(owner.nextUpdate(), SbGlobal.TABLE))
                .containsExactly(new RowUpdate.Modify<>(
                        SbGlobal.builder()
                                .nbCfg(8)
                                .options(Map.of("a", "b", "c", "d"))
                                .build(global.ref()),
                        ColumnSet.of(SbGlobal.NB_CFG, SbGlobal.OPTIONS),
                        ColumnSet.of(SbGlobal.OPTIONS)));

        server.transact(DATABASE, "[{\"op\":\"delete\",\"table\":\"SB_Global\",\"where\":[]}]");
        assertThat(Owner.rows(owner.nextUpdate(), SbGlobal.TABLE))
                .containsExactly(new RowUpdate.Delete<>(global.ref()));
    }

    @Test
    void theUpdatesOfATransactionComeBeforeItsReply() {
        long number = connect(server.remote());

        session.transact(number, 42, INSERT_GLOBAL);

        SbGlobal global = Owner.inserted(owner.nextUpdate(), SbGlobal.TABLE);
        LinkEvent.Replied replied = owner.next(LinkEvent.Replied.class);
        assertThat(replied.id()).isEqualTo(42);
        assertThat(replied.reply().results())
                .containsExactly(new OperationResult.Succeeded(
                        0, Optional.of(global.ref().uuid())));

        session.transact(number, 43, "[{\"op\":\"insert\",\"table\":\"Elephant\",\"row\":{}},{\"op\":\"abort\"}]");
        List<OperationResult> results =
                owner.next(LinkEvent.Replied.class).reply().results();
        assertThat(results.getFirst()).isInstanceOf(OperationResult.Failed.class);
        assertThat(results.getLast()).isEqualTo(new OperationResult.NotTried());
    }

    @Test
    void everyValueGoesThereAndBackUnchanged() {
        long number = connect(server.remote());
        List<String> strings = List.of(
                "ends in a backslash\\", "\\\\", "\"\\/\b\f\n\r\t\u0001\u001f", "é€😀", "x".repeat(1 << 20), "");
        for (String text : strings) {
            String json = "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
            session.transact(
                    number,
                    1,
                    "[{\"op\":\"insert\",\"table\":\"SB_Global\",\"row\":{\"nb_cfg\":9223372036854775807,"
                            + "\"options\":[\"map\",[[\"k\\\\\"," + json + "]]]}}]");
            SbGlobal global = Owner.inserted(owner.nextUpdate(), SbGlobal.TABLE);
            assertThat(global.options()).isEqualTo(Map.of("k\\", text));
            assertThat(global.nbCfg()).isEqualTo(Long.MAX_VALUE);
            owner.next(LinkEvent.Replied.class);

            session.transact(number, 2, "[{\"op\":\"delete\",\"table\":\"SB_Global\",\"where\":[]}]");
            owner.nextUpdate();
            owner.next(LinkEvent.Replied.class);
        }
    }

    @Test
    void aServerThatWasRestartedSendsEverything() {
        server.transact(DATABASE, INSERT_GLOBAL);
        connect(server.remote());

        server.restart();

        owner.next(LinkEvent.Disconnected.class);
        DatabaseUpdate contents = owner.nextUpdate();
        assertThat(contents.snapshot()).isTrue();
        assertThat(Owner.inserted(contents, SbGlobal.TABLE).nbCfg()).isEqualTo(7);
        owner.next(LinkEvent.Synchronized.class);
    }

    @Test
    void aServerThatHangsIsGivenUpAndFoundAgain() {
        session.probeInterval(Duration.ofSeconds(1));
        connect(new Remote.Tcp("localhost", server.port()));

        server.signal("STOP");
        assertThat(owner.next(LinkEvent.Disconnected.class).reason())
                .contains("no response to inactivity probe after 1");
        server.signal("CONT");

        owner.nextUpdate();
        owner.next(LinkEvent.Synchronized.class);
    }

    @Test
    void aServerOfOurSchemaIsMonitoredWhole(@TempDir Path other) {
        Path schema = Path.of("src/main/schemas/ovn-sb.ovsschema");
        try (OvsdbServer newer = OvsdbServer.withSchema(other, schema)) {
            session.remotes(List.of(newer.remote()));
            assertThat(owner.await(LinkEvent.Synchronized.class).monitored())
                    .isEqualTo(MonitorPlan.all(OvnSouthboundDatabase.DATABASE));
        }
    }

    @Test
    void aConversionToAnotherSchemaIsFollowed() {
        connect(server.remote());

        OvsTools.run(
                "ovsdb-client", "convert", "unix:" + server.socket(), Path.of("src/main/schemas/ovn-sb.ovsschema"));

        owner.next(LinkEvent.Disconnected.class);
        assertThat(owner.await(LinkEvent.Synchronized.class).monitored())
                .isEqualTo(MonitorPlan.all(OvnSouthboundDatabase.DATABASE));
    }

    private long connect(Remote remote) {
        session.remotes(List.of(remote));
        owner.nextUpdate();
        return owner.next(LinkEvent.Synchronized.class).session();
    }
}
