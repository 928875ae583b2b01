package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.MalformedValueException;
import io.ovnchassis.ovsdb.session.ServerDatabases.Fitness;
import io.ovnchassis.ovsdb.wire.Cursor;
import io.ovnchassis.ovsdb.wire.MonitorMethod;
import io.ovnchassis.ovsdb.wire.Updates;
import org.junit.jupiter.api.Test;

/** The judgements of upstream's ovsdb-cs.c, by what the server says of its database. */
class ServerDatabasesTest {
    private final ServerDatabases databases = new ServerDatabases();
    private final Progress progress = new Progress();

    @Test
    void aStandaloneServerIsFitWhenItHasTheDatabase() {
        assertThat(judge(false)).isEqualTo(new Fitness.Unfit("server does not have D database"));
        initial("\"name\":\"other\",\"model\":\"standalone\",\"schema\":\"s\"");
        assertThat(judge(false)).isEqualTo(new Fitness.Unfit("server does not have D database"));
        initial("\"name\":\"D\",\"model\":\"standalone\",\"connected\":true,\"leader\":true,\"schema\":\"s\"");
        assertThat(judge(true)).isEqualTo(new Fitness.Fit());
        initial("\"name\":\"D\",\"model\":\"standalone\"");
        assertThat(judge(false)).isEqualTo(new Fitness.Unfit("missing database schema"));
    }

    @Test
    void aMemberOfAClusterMustHaveJoinedAndBeConnected() {
        initial(member("\"connected\":true,\"schema\":\"s\",\"index\":5"));
        assertThat(judge(false)).isEqualTo(new Fitness.Fit());
        initial(member("\"connected\":false,\"schema\":\"s\",\"index\":5"));
        assertThat(judge(false))
                .isEqualTo(new Fitness.Unfit(
                        "clustered database server is disconnected from cluster; trying another server"));
        initial(member("\"connected\":true"));
        assertThat(judge(false))
                .isEqualTo(new Fitness.Unfit(
                        "clustered database server has not yet joined cluster; trying another server"));
    }

    @Test
    void onlyTheLeaderWillDoWhenThatIsAskedFor() {
        initial(member("\"connected\":true,\"schema\":\"s\",\"leader\":false"));
        assertThat(judge(false)).isEqualTo(new Fitness.Fit());
        assertThat(judge(true))
                .isEqualTo(new Fitness.Unfit("clustered database server is not cluster leader; trying another server"));
    }

    @Test
    void theIndexOfAClusterNeverGoesBackUntilItIsReset() {
        initial(member("\"connected\":true,\"schema\":\"s\",\"index\":7"));
        assertThat(judge(false)).isEqualTo(new Fitness.Fit());
        initial(member("\"connected\":true,\"schema\":\"s\",\"index\":6"));
        assertThat(judge(false))
                .isEqualTo(new Fitness.Stale("clustered database server has stale data; trying another server"));
        progress.resetIndex();
        assertThat(judge(false)).isEqualTo(new Fitness.Fit());
    }

    @Test
    void aRelayMustBeConnectedAndIsNeverTheLeader() {
        String relay = "\"name\":\"D\",\"model\":\"relay\"";
        initial(relay + ",\"connected\":true,\"schema\":\"s\"");
        assertThat(judge(false)).isEqualTo(new Fitness.Fit());
        assertThat(judge(true))
                .isEqualTo(new Fitness.Unfit("relay database server cannot be a leader; trying another server"));
        initial(relay + ",\"schema\":\"s\"");
        assertThat(judge(false))
                .isEqualTo(new Fitness.Unfit(
                        "relay database server is disconnected from the relay source; trying another server"));
        initial(relay);
        assertThat(judge(false))
                .isEqualTo(new Fitness.Unfit(
                        "relay database server has not yet connected to the relay source; trying another server"));
    }

    @Test
    void changesAreMergedIntoTheRow() {
        initial(member("\"connected\":true,\"schema\":\"s\",\"index\":5"));
        update("{\"modify\":{\"connected\":false}}");
        assertThat(judge(false)).isInstanceOf(Fitness.Unfit.class);
        update("{\"modify\":{\"connected\":true,\"schema\":\"t\"}}");
        assertThat(judge(false)).isEqualTo(new Fitness.Fit());
        update("{\"modify\":{\"schema\":[\"set\",[]]}}");
        assertThat(judge(false)).isInstanceOf(Fitness.Unfit.class);
        update("{\"delete\":null}");
        assertThat(judge(false)).isEqualTo(new Fitness.Unfit("server does not have D database"));
    }

    @Test
    void aChangeToARowThatIsNotThereIsMalformed() {
        assertThatThrownBy(() -> update("{\"modify\":{\"connected\":false}}"))
                .isInstanceOf(MalformedValueException.class)
                .hasMessageEndingWith("was changed but never inserted");
    }

    private static String member(String columns) {
        return "\"name\":\"D\",\"model\":\"clustered\"," + columns;
    }

    private Fitness judge(boolean leaderOnly) {
        return databases.judge("D", leaderOnly, progress);
    }

    private void initial(String columns) {
        apply("{\"initial\":{" + columns + "}}", DatabaseUpdate.Kind.SNAPSHOT);
    }

    private void update(String rowUpdate) {
        apply(rowUpdate, DatabaseUpdate.Kind.STEP);
    }

    private void apply(String rowUpdate, DatabaseUpdate.Kind kind) {
        Updates updates = new Updates();
        updates.monitor(ServerDatabase.TABLE, ServerDatabase.TABLE.allColumns(), ColumnSet.NONE);
        String json = "{\"Database\":{\"01234567-89ab-cdef-0123-456789abcdef\":" + rowUpdate + "}}";
        databases.apply(updates.read(Cursor.over(json), MonitorMethod.MONITOR_COND, kind));
    }
}
