package io.ovnchassis.ovsdb.replica;

import io.ovnchassis.ovsdb.session.OvsdbLink;
import io.ovnchassis.ovsdb.session.Remote;
import io.ovnchassis.ovsdb.session.RowSelection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it was asked to do. */
final class FakeLink implements OvsdbLink {
    /** A transaction that was sent. */
    record Sent(long session, long id, String operations) {}

    /** A selection that was asked for. */
    record Selected(long number, RowSelection rows) {}

    final List<Selected> selections = new ArrayList<>();
    final List<Sent> sent = new ArrayList<>();
    final List<String> resyncs = new ArrayList<>();

    @Override
    public void remotes(List<Remote> remotes) {
        throw new UnsupportedOperationException("not the replica's business");
    }

    @Override
    public void probeInterval(Duration interval) {
        throw new UnsupportedOperationException("not the replica's business");
    }

    @Override
    public void transact(long session, long id, String operations) {
        sent.add(new Sent(session, id, operations));
    }

    @Override
    public void select(long number, RowSelection selection) {
        selections.add(new Selected(number, selection));
    }

    @Override
    public void resync(String reason) {
        resyncs.add(reason);
    }

    @Override
    public void resetClusterState() {
        throw new UnsupportedOperationException("not the replica's business");
    }

    @Override
    public void close() {}
}
