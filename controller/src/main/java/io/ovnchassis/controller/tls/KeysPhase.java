package io.ovnchassis.controller.tls;

import io.ovnchassis.controller.appctl.Command;
import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.ovs.Ssl;
import io.ovnchassis.ovsdb.tls.Inventory;
import io.ovnchassis.ovsdb.tls.TlsFiles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Phase: uses the keys and certificates of the SSL table, or those of the command line when it has no row. */
public final class KeysPhase implements Phase {
    private static final Logger LOG = LoggerFactory.getLogger("stream_ssl");

    private final TableView<Ssl> table;
    private final Keys keys;
    private final Clock clock;
    private Optional<Ssl> followed = Optional.empty();

    public KeysPhase(TableView<Ssl> table, Keys keys, Clock clock) {
        this.table = table;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public int run() {
        Optional<Ssl> row = table.rows().stream().findFirst();
        if (row.equals(followed)) {
            return 0;
        }
        followed = row;
        keys.watch().use(row.map(this::files).orElse(keys.commandLine()));
        return 1;
    }

    private TlsFiles files(Ssl row) {
        return new TlsFiles(
                path(row.privateKey()),
                path(row.certificate()),
                path(row.caCert()),
                row.bootstrapCaCert(),
                keys.commandLine().peerAuthorities());
    }

    private static Optional<Path> path(String name) {
        try {
            return Optional.of(name).filter(given -> !given.isEmpty()).map(Path::of);
        } catch (InvalidPathException noPath) {
            LOG.warn("SSL table: no file can have the name it gives in this locale: {}", noPath.getReason());
            return Optional.empty();
        }
    }

    /** {@code tls/show}. */
    public Command show() {
        return Command.plain("tls/show", (_, reply) -> {
            Report report = new Report(followed.isPresent() ? "the SSL table" : "the command line", clock.now());
            reply.success(
                    report.of(keys.watch().state(), Inventory.of(keys.watch().state())));
        });
    }
}
