package io.ovnchassis.vifplug.testkit;

import io.ovnchassis.vifplug.AskAgain;
import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.ProviderContext;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Calls a provider as the daemon does: on one thread, one call at a time, and each may take no longer than the limit. */
final class ContractHost implements AutoCloseable {
    private final VifPlugProvider provider;
    private final Duration limit;
    private final Semaphore askedAgain = new Semaphore(0);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("vif-plug contract").factory());
    private volatile boolean closed;
    private volatile boolean askedAfterClose;

    ContractHost(VifPlugProvider provider, Duration limit) {
        this.provider = provider;
        this.limit = limit;
    }

    /** Makes the first calls that every provider gets. */
    ContractHost start(Path stateDirectory) {
        call("type", provider::type);
        call("maintainedInterfaceOptions", provider::maintainedInterfaceOptions);
        ProviderContext context = new ProviderContext(
                InstantSource.system(), System.getLogger("vif_plug_provider"), new Ears(), stateDirectory);
        tell("start", () -> provider.start(context));
        return this;
    }

    /** Asks until the answer is another than not yet: whenever the provider wants it, and every now and then. */
    PlugDecision settled(PlugRequest request, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            PlugDecision decision = prepare(request);
            if (!(decision instanceof PlugDecision.NotYet) || System.nanoTime() - end > 0) {
                return decision;
            }
            awaitAskAgain();
        }
    }

    private void awaitAskAgain() {
        try {
            if (askedAgain.tryAcquire(200, TimeUnit.MILLISECONDS)) {
                askedAgain.drainPermits();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", ended);
        }
    }

    PlugDecision prepare(PlugRequest request) {
        return call("prepare for " + Decisions.shown(request.logicalPort()), () -> provider.prepare(request));
    }

    void tell(String what, Runnable call) {
        call(what, () -> {
            call.run();
            return true;
        });
    }

    /**
     * Calls the provider on its thread.
     *
     * @throws AssertionError when the call fails, gives null, takes too long or leaves its thread changed
     */
    <T> T call(String what, Callable<@Nullable T> call) {
        Future<@Nullable T> result = thread.submit(() -> leavingThreadAsItIs(what, call));
        try {
            @Nullable T value = result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (value == null) {
                throw new AssertionError(what + " returns null");
            }
            return value;
        } catch (TimeoutException late) {
            result.cancel(true);
            throw new AssertionError(
                    what + " takes more than " + limit.toMillis()
                            + " ms: what takes long belongs on a thread of the provider's own, with NotYet as the answer",
                    late);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof AssertionError broken) {
                throw broken;
            }
            throw new AssertionError(what + " throws " + failed.getCause(), failed.getCause());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", ended);
        }
    }

    private static <T> @Nullable T leavingThreadAsItIs(String what, Callable<@Nullable T> call) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        String name = thread.getName();
        @Nullable T value = call.call();
        boolean changed = !Objects.equals(thread.getContextClassLoader(), loader)
                || !thread.getName().equals(name)
                || thread.getPriority() != Thread.NORM_PRIORITY
                || thread.isInterrupted();
        if (changed) {
            throw new AssertionError(what + " leaves the daemon's thread changed: its context class loader, name,"
                    + " priority or interruption");
        }
        return value;
    }

    boolean askedAfterClose() {
        return askedAfterClose;
    }

    /** As the daemon closes it. */
    void closeProvider() {
        tell("close", provider::close);
        closed = true;
    }

    /** Gives up the thread, as when the daemon is killed: the provider is not told. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** Hears when the provider wants to be asked again. */
    private final class Ears implements AskAgain {
        @Override
        public void port(String logicalPort) {
            all();
        }

        @Override
        public void all() {
            askedAfterClose |= closed;
            askedAgain.release();
        }
    }
}
