package io.ovnchassis.tests.benchmark.micro;

import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.delta.RowUpdate;
import io.ovnchassis.ovsdb.delta.TableUpdate;
import io.ovnchassis.ovsdb.replica.Index;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.ovsdb.wire.MalformedMessageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The replica of a southbound database with 31,000 logical flows and 5,000 ports. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
public class ReplicaMicro {
    /** The system property with the file of what the server sent. */
    static final String FILE = "benchmark.contents";

    /** From one look-up to the next: far enough that the processor's cache does not know the row yet. */
    private static final int STRIDE = 1009;

    private final Contents contents = new Contents();
    private byte[] text = {};
    private DatabaseUpdate all = new DatabaseUpdate(DatabaseUpdate.Kind.SNAPSHOT, List.of());
    private Replica replica = empty();
    private Index<PortBinding, String> byLogicalPort = index(replica);
    private List<String> ports = List.of();
    private List<DatabaseUpdate> changes = List.of();
    private int next;

    @Setup
    public void load() throws IOException, MalformedMessageException {
        text = Files.readAllBytes(Path.of(System.getProperty(FILE)));
        all = contents.decode(text);
        replica = empty();
        byLogicalPort = index(replica);
        replica.apply(all);
        ports = replica.table(PortBinding.TABLE).rows().stream()
                .map(PortBinding::logicalPort)
                .toList();
        PortBinding first = replica.table(PortBinding.TABLE).rows().iterator().next();
        changes = List.of(tag(first, 1), tag(first, 2));
        replica.clearChanges();
    }

    private static DatabaseUpdate tag(PortBinding row, long tag) {
        PortBinding values = PortBinding.builder().tag(tag).build(row.ref());
        RowUpdate<PortBinding> change = new RowUpdate.Modify<>(values, ColumnSet.of(PortBinding.TAG), ColumnSet.NONE);
        return new DatabaseUpdate(
                DatabaseUpdate.Kind.STEP, List.of(new TableUpdate<>(PortBinding.TABLE, List.of(change))));
    }

    /** From the text of one message to rows that belong to no replica yet. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public DatabaseUpdate parseAll() throws IOException, MalformedMessageException {
        return contents.decode(text);
    }

    /** From rows to a replica with an index. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Replica applyAll() {
        Replica fresh = empty();
        index(fresh);
        fresh.apply(all);
        return fresh;
    }

    /** One cell of one row, and the end of the step. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public Replica.Result applyOneChange() {
        next = 1 - next;
        Replica.Result result = replica.apply(changes.get(next));
        replica.clearChanges();
        return result;
    }

    /** A Port_Binding by the name of its logical port, another one each time. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public Optional<PortBinding> lookUp() {
        next = (next + STRIDE) % ports.size();
        return byLogicalPort.find(ports.get(next));
    }

    private static Replica empty() {
        return new Replica(OvnSouthboundDatabase.DATABASE, OvnSouthboundDatabase.DATABASE.tables());
    }

    private static Index<PortBinding, String> index(Replica of) {
        return of.table(PortBinding.TABLE).index(PortBinding.LOGICAL_PORT);
    }
}
