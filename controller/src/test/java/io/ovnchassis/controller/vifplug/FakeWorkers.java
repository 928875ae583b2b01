package io.ovnchassis.controller.vifplug;

import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Workers without threads. At first a task is carried out as soon as it is submitted; once {@link #byHand} was called the
 * test says when.
 */
public final class FakeWorkers implements Worker.Factory {
    static final Duration LIMIT = Duration.ofSeconds(2);

    /** All that were started, in order. */
    final List<FakeWorker> started = new ArrayList<>();

    private boolean direct = true;

    public FakeWorkers byHand() {
        direct = false;
        return this;
    }

    /** From now on tasks are carried out at once again, those that wait first. */
    void atOnce() {
        direct = true;
        List.copyOf(started).forEach(FakeWorker::runAll);
    }

    @Override
    public Worker start(String name, ClassLoader loader) {
        FakeWorker worker = new FakeWorker();
        started.add(worker);
        return worker;
    }

    /** All that were started, in order. */
    public List<FakeWorker> all() {
        return started;
    }

    /** The worker that was started last. */
    FakeWorker last() {
        return started.getLast();
    }

    Hosting hosting(ManualClock clock) {
        return hosting(clock, Runnable::run);
    }

    public Hosting hosting(ManualClock clock, Executor mainLoop) {
        return new Hosting(this, mainLoop, () -> {}, clock, LIMIT);
    }

    /** A registry of these providers, each of which is carried out by these workers. */
    ProviderRegistry registry(ManualClock clock, NoteSink notes, List<? extends VifPlugProvider> providers) {
        return registry(hosting(clock), notes, providers);
    }

    static ProviderRegistry registry(Hosting hosting, NoteSink notes, List<? extends VifPlugProvider> providers) {
        StateDirectories directories = new StateDirectories(Path.of("target", "vif-plug"));
        ProviderRegistry registry = new ProviderRegistry(hosting, directories, notes);
        providers.forEach(provider -> registry.add(provider.type(), ProviderRegistry.BUILT_IN, provider));
        return registry;
    }

    /** One of them. */
    public final class FakeWorker implements Worker {
        private final Deque<Task> tasks = new ArrayDeque<>();
        private @Nullable Task current;
        private boolean abandoned;
        private boolean ended;

        @Override
        public void submit(Task task) {
            tasks.add(task);
            if (direct) {
                runAll();
            }
        }

        /** Begins the next task, which then hangs until {@link #finish}. Says whether there was one. */
        public boolean begin() {
            while (current == null && !abandoned && !tasks.isEmpty()) {
                Task next = tasks.remove();
                if (next.begin()) {
                    current = next;
                }
            }
            return current != null;
        }

        /** Comes to the end of the task that was begun. Says whether there was one. */
        public boolean finish() {
            Task task = current;
            current = null;
            if (task == null) {
                return false;
            }
            if (task.complete() == abandoned) {
                throw new AssertionError("a worker learns from its task that it was given up");
            }
            return true;
        }

        void runAll() {
            boolean ran = true;
            while (ran) {
                begin();
                ran = finish();
            }
        }

        public boolean isBusy() {
            return current != null;
        }

        public boolean hasWork() {
            return current != null || !tasks.isEmpty();
        }

        boolean isEnded() {
            return ended;
        }

        @Override
        public List<Task> abandon() {
            abandoned = true;
            List<Task> rest = List.copyOf(tasks);
            tasks.clear();
            return rest;
        }

        @Override
        public void end() {
            ended = true;
        }

        @Override
        public void awaitEnd(Duration limit) {
            runAll();
        }
    }
}
