package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import io.ovnchassis.ovsdb.tables.sb.SbGlobal;
import io.ovnchassis.ovsdb.wire.OperationResult;
import java.nio.file.Path;
import java.util.List;
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
        server = OvsdbServer.withSchema(directory, OvsTools.SOUTHBOUND);
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
        assertThat(global.options()).containsExactly(java.util.Map.entry("a", "b"));
        owner.next(LinkEvent.Synchronized.class);

        server.transact(
                DATABASE,
                "[{\"op\":\"insert\",\"table\":\"Chassis\",\"row\":{\"name\":\"hv1\","
                        + "\"encaps\":[\"named-uuid\",\"e\"]}},{\"op\":\"insert\",\"table\":\"Encap\",\"uuid-name\":\"e\","
                        + "\"row\":{\"type\":\"geneve\",\"ip\":\"192.0.2.1\",\"chassis_name\":\"hv1\"}}]");
        DatabaseUpdate change = owner.nextUpdate();
        assertThat(change.snapshot()).isFalse();
        assertThat(Owner.inserted(change, Chassis.TABLE).name()).isEqualTo("hv1");
    }

    @Test
    void theUpdatesOfATransactionComeBeforeItsReply() {
        session.remotes(List.of(server.remote()));
        owner.nextUpdate();
        long number = owner.next(LinkEvent.Synchronized.class).session();

        session.transact(number, 42, INSERT_GLOBAL);

        SbGlobal global = Owner.inserted(owner.nextUpdate(), SbGlobal.TABLE);
        LinkEvent.Replied replied = owner.next(LinkEvent.Replied.class);
        assertThat(replied.id()).isEqualTo(42);
        assertThat(replied.reply().results())
                .containsExactly(new OperationResult.Succeeded(
                        0, java.util.Optional.of(global.ref().uuid())));
    }
}
