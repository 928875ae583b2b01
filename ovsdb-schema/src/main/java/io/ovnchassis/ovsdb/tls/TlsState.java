package io.ovnchassis.ovsdb.tls;

import java.util.List;
import java.util.Optional;

/**
 * What of the configured files is in use.
 *
 * @param files those that are configured
 * @param inUse what connections are made with; what was read last and could be used. Empty when nothing could so far
 * @param problems why what is on disk is not what is in use; one sentence each
 */
public record TlsState(TlsFiles files, Optional<Credentials> inUse, List<String> problems) {
    static final TlsState NOTHING = new TlsState(TlsFiles.NONE, Optional.empty(), List.of());

    public TlsState {
        problems = List.copyOf(problems);
    }
}
