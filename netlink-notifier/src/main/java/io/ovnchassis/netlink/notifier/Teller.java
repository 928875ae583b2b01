package io.ovnchassis.netlink.notifier;

import io.ovnchassis.netlink.notifier.EventQueue.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The thread that calls the listeners of a protocol, and asks the kernel for what they missed. */
final class Teller implements Runnable {
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int RETRY_DOUBLINGS = 7;
    private static final int SETTLE_AFTER = 512;

    private final EventQueue queue;
    private final Audiences audiences;
    private final Inquiry inquiry;
    private final Tally tally;
    private final Calls calls;
    private volatile boolean isStopping;
    private final List<CountDownLatch> flushes = new ArrayList<>();
    private int unsettled;

    Teller(EventQueue queue, Audiences audiences, Inquiry inquiry, Tally tally) {
        this.queue = queue;
        this.audiences = audiences;
        this.inquiry = inquiry;
        this.tally = tally;
        this.calls = new Calls(tally);
    }

    @Override
    public void run() {
        try (inquiry) {
            while (!isStopping) {
                try {
                    step();
                } catch (InterruptedException e) {
                    // Meant for a listener, or the end: then isStopping is set.
                }
            }
        }
    }

    private void step() throws InterruptedException {
        resync();
        Item item = queue.take(0);
        if (item instanceof Item.Idle || unsettled >= SETTLE_AFTER) {
            settle();
        }
        if (item instanceof Item.Idle && !isStopping) {
            item = queue.take(nanosUntilDue());
        }
        switch (item) {
            case Item.Event<?> event -> tell(event);
            case Item.Losses losses -> invalidate(losses);
            case Item.Flush flush -> flushes.add(flush.done());
            case Item.Idle _ -> {}
        }
    }

    private <T> void tell(Item.Event<T> event) {
        unsettled++;
        audiences.of(event.kind()).ifPresent(audience -> audience.tell(event.change(), calls));
    }

    private void invalidate(Item.Losses losses) {
        audiences.all().stream()
                .filter(audience -> losses.kinds().contains(audience.kind()))
                .forEach(audience -> audience.registrations().forEach(Registration::invalidate));
    }

    private void settle() {
        unsettled = 0;
        audiences
                .registrations()
                .forEach(registration -> calls.call(registration, () -> {
                    registration.settle();
                    return true;
                }));
        if (audiences.registrations().stream().noneMatch(Registration::isStale)) {
            flushes.forEach(CountDownLatch::countDown);
            flushes.clear();
        }
    }

    private long nanosUntilDue() {
        return audiences.registrations().stream()
                .mapToLong(Registration::nanosUntilDue)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private void resync() {
        for (Registration<?> registration : audiences.registrations()) {
            if (registration.nanosUntilDue() <= 0 && !isStopping) {
                resync(registration);
            }
        }
    }

    /** Asks for everything and tells it. Not more than half of the time goes into this, however much is lost. */
    private <T> void resync(Registration<T> registration) {
        long start = System.nanoTime();
        Watch<T> watch = registration.begin();
        Optional<List<T>> everything = inquiry.ask(watch);
        if (everything.isEmpty()) {
            registration.putOff(RETRY_NANOS << Math.min(registration.failures(), RETRY_DOUBLINGS));
            return;
        }
        List<T> foreign = everything.get().stream()
                .filter(registration.kind().ours().negate())
                .toList();
        long pause = System.nanoTime() - start;
        unsettled++;
        if (calls.call(registration, () -> registration.tellAll(foreign, pause)).orElse(true)) {
            tally.resyncs.increment();
        }
    }

    /** From any thread. */
    void stop() {
        isStopping = true;
        inquiry.abandon();
        queue.poke();
    }
}
