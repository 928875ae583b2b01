package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.tls.TlsSource;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;

/** What a session runs on: a network and threads. A simulation brings its own. */
public interface Platform {
    /** Where the session's I/O thread will wait. */
    Waiter waiter(LongSupplier nanoTime) throws IOException;

    /**
     * Begins to connect.
     *
     * <p>The name of a host is resolved here, which may take as long as the resolver does. There is no connection then
     * that could suffer from it.
     *
     * @throws IOException when that fails at once
     */
    Transport dial(Remote remote, TlsSource tls) throws IOException;

    /** The session's I/O thread, not started yet. */
    Thread thread(String name, Runnable io);

    /** Carries events to the owner one after the other; passes over what it is given once it was shut down. */
    ExecutorService courier(String name);

    /** The network of this host, and daemon threads. */
    static Platform ofHost() {
        return new HostPlatform();
    }
}
