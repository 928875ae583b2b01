package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.tls.TlsSource;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Sockets, and daemon threads. */
final class HostPlatform implements Platform {
    @Override
    public Waiter waiter(LongSupplier nanoTime) throws IOException {
        return new SelectorWaiter(nanoTime);
    }

    @Override
    public Transport dial(Remote remote, TlsSource tls) throws IOException {
        return SocketTransport.dial(remote, tls);
    }

    @Override
    public Thread thread(String name, Runnable io) {
        return Thread.ofPlatform().daemon().name(name).unstarted(io);
    }

    @Override
    public ExecutorService courier(String name) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.NANOSECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }
}
