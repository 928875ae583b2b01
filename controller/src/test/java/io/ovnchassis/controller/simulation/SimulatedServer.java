package io.ovnchassis.controller.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One ovsdb-server: the clients that it has, and what it says of itself in the database {@code _Server}. */
final class SimulatedServer {
    private static final UUID ROW = new UUID(0x5e1fL << 48 | 0x4000, 0x8L << 60 | 1);

    private final String name;
    private final SimulatedDatabase database;
    private final boolean clustered;
    private final List<Peer> peers = new ArrayList<>();
    private boolean leader = true;
    private boolean joined = true;
    private boolean up = true;
    private boolean behind;
    private Optional<View> snapshot = Optional.empty();

    SimulatedServer(String name, SimulatedDatabase database, boolean clustered) {
        this.name = name;
        this.database = database;
        this.clustered = clustered;
        database.add(this);
    }

    SimulatedDatabase database() {
        return database;
    }

    boolean isUp() {
        return up;
    }

    /** Whether it is in touch with its cluster. */
    boolean isJoined() {
        return joined;
    }

    /** Whether it does not know what the other members know, nor that it does not. */
    boolean isBehind() {
        return behind;
    }

    /** The database as far as it knows it. */
    View view() {
        return snapshot.orElseGet(database.history()::now);
    }

    void accept(Wire wire) {
        peers.add(new Peer(this, wire));
    }

    /** Takes so many bytes of what clients sent, and does what they ask for; says how many it was. */
    int serve(int bytes) {
        int served = 0;
        for (Peer peer : List.copyOf(peers)) {
            served += peer.serve(bytes - served);
        }
        peers.removeIf(Peer::isOver);
        return served;
    }

    /** Tells its clients what they were not told yet, as far as it knows. */
    void publish() {
        peers.forEach(Peer::publish);
    }

    /** Ends; its clients find out in time. */
    void stop() {
        up = false;
        peers.forEach(Peer::close);
        peers.clear();
    }

    /** Begins with what the other members know. */
    void start() {
        if (!up) {
            up = true;
            behind = false;
            joined = true;
            snapshot = Optional.empty();
        }
    }

    void lead(boolean leads) {
        if (leader != leads) {
            leader = leads;
            peers.forEach(peer -> peer.tellOfServer("leader", Boolean.toString(leads)));
        }
    }

    /** Loses touch with its cluster, or comes back and tells what it missed. */
    void join(boolean joins) {
        if (joined != joins) {
            joined = joins;
            peers.forEach(peer -> peer.tellOfServer("connected", Boolean.toString(joins)));
            look();
        }
    }

    /** Falls behind, or catches up. */
    void fallBehind(boolean falls) {
        if (behind != falls) {
            behind = falls;
            look();
            if (!falls) {
                List.copyOf(peers).forEach(Peer::catchUp);
            }
        }
    }

    private void look() {
        if (behind || !joined) {
            snapshot = snapshot.or(() -> Optional.of(database.history().snapshot()));
        } else {
            snapshot = Optional.empty();
            publish();
        }
    }

    /** Whether it can tell a client that comes back what it missed: who is no member of a cluster cannot. */
    boolean remembers() {
        return clustered;
    }

    /** How far this member has come, when it is one. */
    Optional<Long> index() {
        return clustered ? Optional.of(view().index()) : Optional.empty();
    }

    /** The row of {@code _Server} as it is, as {@code <table-updates2>}. */
    String aboutItself() {
        JsonText row = new JsonText().raw("{");
        row.member("name").string(database.definition().name());
        row.member("model").string(clustered ? "clustered" : "standalone");
        row.member("connected").raw(Boolean.toString(joined));
        row.member("leader").raw(Boolean.toString(leader));
        row.member("schema").string("{}");
        index().ifPresent(index -> row.member("index").raw(Long.toString(index)));
        return "{\"Database\":{\"" + ROW + "\":{\"initial\":" + row.raw("}") + "}}}";
    }

    /** One cell of that row with another value. */
    static String aboutItself(String column, String value) {
        return "{\"Database\":{\"" + ROW + "\":{\"modify\":{\"" + column + "\":" + value + "}}}}";
    }

    @Override
    public String toString() {
        return "server " + name;
    }
}
