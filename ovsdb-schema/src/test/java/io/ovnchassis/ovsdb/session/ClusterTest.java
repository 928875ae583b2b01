package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import io.ovnchassis.ovsdb.tables.sb.SbGlobal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays a session against a real raft cluster. */
class ClusterTest {
    private static final String DATABASE = "OVN_Southbound";

    @TempDir
    Path directory;

    private final Owner owner = new Owner();
    private final List<OvsdbServer> members = new ArrayList<>();
    private final OvsdbSession session = OvsdbSession.start(
            MonitorPlan.all(OvnSouthboundDatabase.DATABASE),
            new SessionOptions(false, new Random(1), System::nanoTime),
            owner);

    @AfterEach
    void stop() {
        session.close();
        members.forEach(OvsdbServer::close);
    }

    @Test
    void aClusterIsResumedFromTheLastTransaction() {
        startCluster(1);
        insert(members.getFirst(), 1);
        session.remotes(remotes());
        assertThat(owner.nextUpdate().snapshot()).isTrue();
        LinkEvent.Synchronized first = owner.next(LinkEvent.Synchronized.class);

        OvsTools.run("ovs-appctl", "-t", members.getFirst().control(), "ovsdb-server/reconnect");
        owner.next(LinkEvent.Disconnected.class);
        DatabaseUpdate changes = owner.nextUpdate();
        assertThat(changes.snapshot()).isFalse();
        assertThat(changes.tables()).isEmpty();
        assertThat(owner.next(LinkEvent.Synchronized.class).session()).isNotEqualTo(first.session());

        insert(members.getFirst(), 2);
        assertThat(insertedOptions(owner.nextUpdate())).isEqualTo(Map.of("n", "2"));
    }

    @Test
    void whenAMemberDiesAnotherOneTakesItsPlaceAndNothingIsSentTwice() {
        startCluster(3);
        insert(members.getFirst(), 1);
        session.remotes(remotes());
        owner.nextUpdate();
        Remote used = owner.next(LinkEvent.Synchronized.class).remote();
        OvsdbServer victim = members.stream()
                .filter(member -> member.remote().equals(used))
                .findFirst()
                .orElseThrow();

        victim.stop();
        owner.await(LinkEvent.Disconnected.class);
        assertThat(owner.nextUpdate().snapshot()).isFalse();
        LinkEvent.Synchronized event = owner.next(LinkEvent.Synchronized.class);
        assertThat(event.remote()).isNotEqualTo(used);

        session.transact(event.session(), 5, insertion(2));
        assertThat(insertedOptions(owner.await(LinkEvent.Updated.class).update()))
                .isEqualTo(Map.of("n", "2"));
        owner.await(LinkEvent.Replied.class);
    }

    @Test
    void onlyTheLeaderWillDoWhereThatIsAskedFor() {
        startCluster(3);
        Owner follower = new Owner();
        try (OvsdbSession choosy = OvsdbSession.start(
                MonitorPlan.all(OvnSouthboundDatabase.DATABASE),
                new SessionOptions(true, new Random(1), System::nanoTime),
                follower)) {
            choosy.remotes(remotes());
            follower.nextUpdate();
            Remote chosen = follower.next(LinkEvent.Synchronized.class).remote();
            assertThat(members.stream()
                            .filter(member -> member.remote().equals(chosen))
                            .allMatch(ClusterTest::isLeader))
                    .isTrue();
        }
    }

    private static boolean isLeader(OvsdbServer member) {
        String answer = OvsTools.run(
                "ovsdb-client",
                "transact",
                "unix:" + member.socket(),
                "[\"_Server\",{\"op\":\"select\",\"table\":\"Database\",\"where\":[[\"name\",\"==\",\"" + DATABASE
                        + "\"]],\"columns\":[\"leader\"]}]");
        return answer.contains("\"leader\":true");
    }

    private void startCluster(int size) {
        String first = "";
        for (int i = 0; i < size; i++) {
            Path home = makeDirectory(directory.resolve("member" + i));
            Path database = home.resolve("test.db");
            String address = "tcp:127.0.0.1:" + freePort();
            if (i == 0) {
                OvsTools.run("ovsdb-tool", "create-cluster", database, OvsTools.schema(OvsTools.SOUTHBOUND), address);
                first = address;
            } else {
                OvsTools.run("ovsdb-tool", "join-cluster", database, DATABASE, address, first);
            }
            members.add(OvsdbServer.serving(home, database));
        }
        for (OvsdbServer member : members) {
            OvsTools.run("ovsdb-client", "wait", "unix:" + member.socket(), DATABASE, "connected");
        }
    }

    private static Path makeDirectory(Path path) {
        try {
            return Files.createDirectory(path);
        } catch (IOException e) {
            throw new AssertionError(path + " cannot be made", e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError("no port is free", e);
        }
    }

    private List<Remote> remotes() {
        return members.stream().map(OvsdbServer::remote).toList();
    }

    private static Map<String, String> insertedOptions(DatabaseUpdate update) {
        return Owner.rows(update, SbGlobal.TABLE).stream()
                .filter(row -> row instanceof RowChange.Inserted<SbGlobal>)
                .map(row -> ((RowChange.Inserted<SbGlobal>) row).row().options())
                .findFirst()
                .orElseThrow();
    }

    private static void insert(OvsdbServer server, int number) {
        server.transact(DATABASE, insertion(number));
    }

    /** SB_Global takes one row, so that the one that is there goes first. */
    private static String insertion(int number) {
        return "[{\"op\":\"delete\",\"table\":\"SB_Global\",\"where\":[]},"
                + "{\"op\":\"insert\",\"table\":\"SB_Global\",\"row\":{\"options\":[\"map\",[[\"n\",\"" + number
                + "\"]]]}}]";
    }
}
