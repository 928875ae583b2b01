package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.replica.LiveDatabase;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import io.ovnchassis.ovsdb.tables.sb.PortGroup;
import io.ovnchassis.ovsdb.tables.sb.SbGlobal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random selections, edits and lost connections against a real server: whenever the latest selection is there, exactly
 * the rows that it selects are.
 */
class SelectionPropertyTest {
    private static final String DATABASE = "OVN_Southbound";
    private static final int NAMES = 12;
    private static final int STEPS = 40;

    @TempDir
    Path directory;

    private final Set<String> present = new TreeSet<>();
    private Set<String> wanted = Set.of();
    private long mark;

    /** A replica and the connection that feeds it, run by the test's thread. */
    private static final class Client implements AutoCloseable {
        private final BlockingQueue<LinkEvent> events = new LinkedBlockingQueue<>();
        private final TestClock clock = new TestClock();
        private final OvsdbSession session;
        private final LiveDatabase database;

        private Client(Remote remote) {
            MonitorPlan plan = new MonitorPlan(
                    OvnSouthboundDatabase.DATABASE,
                    Map.of(
                            SbGlobal.TABLE, SbGlobal.TABLE.allColumns(),
                            PortGroup.TABLE, PortGroup.TABLE.allColumns()));
            session = OvsdbSession.start(plan, new SessionOptions(false, new Random(1), clock), events::add);
            clock.race(session);
            database =
                    new LiveDatabase(new Replica(plan.database(), plan.columns().keySet()), session);
            session.remotes(List.of(remote));
        }

        private long mark() {
            LinkEvent event = events.poll();
            while (event != null) {
                database.handle(event);
                event = events.poll();
            }
            return database.replica().table(SbGlobal.TABLE).rows().stream()
                    .mapToLong(SbGlobal::nbCfg)
                    .findFirst()
                    .orElse(-1);
        }

        private Set<String> names() {
            return database.replica().table(PortGroup.TABLE).rows().stream()
                    .map(PortGroup::name)
                    .collect(Collectors.toSet());
        }

        @Override
        public void close() {
            clock.close();
            session.close();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theContentsAreAlwaysWhatTheLatestSelectionSelects(long seed) {
        Random random = new Random(seed);
        try (OvsdbServer server = OvsdbServer.withSchema(directory, OvsTools.SOUTHBOUND);
                Client client = new Client(server.remote())) {
            server.transact(DATABASE, "[{\"op\":\"insert\",\"table\":\"SB_Global\",\"row\":{\"nb_cfg\":0}}]");
            select(client, random);
            for (int step = 0; step < STEPS; step++) {
                act(random, server, client);
                if (random.nextInt(3) == 0) {
                    compare(server, client, "seed " + seed + ", step " + step);
                }
            }
            compare(server, client, "seed " + seed + ", the end");
        }
    }

    private void act(Random random, OvsdbServer server, Client client) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> select(client, random);
            case 3 -> OvsTools.run("ovs-appctl", "-t", server.control(), "ovsdb-server/reconnect");
            default -> toggle(server, "g" + random.nextInt(NAMES));
        }
    }

    private void select(Client client, Random random) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < NAMES; i++) {
            if (random.nextBoolean()) {
                names.add("g" + i);
            }
        }
        wanted = names;
        client.database.select(RowSelection.ALL.with(
                PortGroup.TABLE,
                names.stream().map(name -> Clause.equal(PortGroup.NAME, name)).collect(Collectors.toSet())));
    }

    private void toggle(OvsdbServer server, String name) {
        if (present.remove(name)) {
            server.transact(
                    DATABASE,
                    "[{\"op\":\"delete\",\"table\":\"Port_Group\",\"where\":[[\"name\",\"==\",\"" + name + "\"]]}]");
        } else {
            present.add(name);
            server.transact(
                    DATABASE, "[{\"op\":\"insert\",\"table\":\"Port_Group\",\"row\":{\"name\":\"" + name + "\"}}]");
        }
    }

    private void compare(OvsdbServer server, Client client, String when) {
        mark++;
        server.transact(
                DATABASE,
                "[{\"op\":\"update\",\"table\":\"SB_Global\",\"where\":[],\"row\":{\"nb_cfg\":" + mark + "}}]");
        Await.until(
                when,
                Duration.ofSeconds(30),
                () -> client.mark() == mark
                        && client.database.isConnected()
                        && client.database.presentSelection() == client.database.wantedSelection());
        Set<String> expected = new HashSet<>(present);
        expected.retainAll(wanted);
        assertThat(client.names()).as(when).isEqualTo(expected);
    }
}
