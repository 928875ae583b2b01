package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkerThreadTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final ClassLoader loader = new ClassLoader() {};

    @Test
    void tasksAreCarriedOutInOrderOnOneNamedDaemonThreadWithTheLoaderOfTheProvider() throws InterruptedException {
        Worker worker = WorkerThread.start("vif-plug-test", loader);
        for (int i = 0; i < 3; i++) {
            String name = "task " + i;
            worker.submit(task(() -> {
                Thread me = Thread.currentThread();
                done.add(name + " on " + me.getName() + (me.isDaemon() ? ", daemon" : "")
                        + (loader.equals(me.getContextClassLoader()) ? ", loader" : ""));
            }));
        }
        worker.end();
        worker.awaitEnd(LONG);

        assertThat(done)
                .containsExactly(
                        "task 0 on vif-plug-test, daemon, loader",
                        "task 1 on vif-plug-test, daemon, loader",
                        "task 2 on vif-plug-test, daemon, loader");
    }

    @Test
    void aTaskThatIsNotWantedAnyMoreIsPassedOver() throws InterruptedException {
        Worker worker = WorkerThread.start("vif-plug-test", loader);
        worker.submit(new Worker.Task() {
            @Override
            public boolean begin() {
                return false;
            }

            @Override
            public boolean complete() {
                done.add("withdrawn");
                return true;
            }
        });
        worker.submit(task(() -> done.add("wanted")));

        assertThat(done.poll(20, TimeUnit.SECONDS)).isEqualTo("wanted");
        worker.end();
    }

    @Test
    void aWorkerThatIsGivenUpIsInterruptedAndGivesBackWhatItHasNotBegun() throws InterruptedException {
        Worker worker = WorkerThread.start("vif-plug-test", loader);
        CountDownLatch hangs = new CountDownLatch(1);
        worker.submit(new Worker.Task() {
            @Override
            public boolean begin() {
                return true;
            }

            @Override
            public boolean complete() {
                hangs.countDown();
                try {
                    Thread.sleep(LONG);
                } catch (InterruptedException _) {
                    done.add("interrupted");
                }
                return false;
            }
        });
        List<Worker.Task> behind = List.of(task(() -> done.add("never")), task(() -> done.add("never")));
        assertThat(hangs.await(20, TimeUnit.SECONDS)).isTrue();
        behind.forEach(worker::submit);

        List<Worker.Task> rest = new ArrayList<>(worker.abandon());
        worker.awaitEnd(LONG);

        assertThat(rest).isEqualTo(behind);
        assertThat(done).containsExactly("interrupted");
    }

    private static Worker.Task task(Runnable body) {
        return new Worker.Task() {
            @Override
            public boolean begin() {
                return true;
            }

            @Override
            public boolean complete() {
                body.run();
                return true;
            }
        };
    }
}
