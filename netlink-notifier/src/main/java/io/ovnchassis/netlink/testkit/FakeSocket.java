package io.ovnchassis.netlink.testkit;

import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.NetlinkSocket;
import io.ovnchassis.netlink.Protocol;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A socket of the fake kernel. Overflows as the real ones do: after a loss nothing comes in until it has been read empty. */
final class FakeSocket implements NetlinkSocket {
    private final FakeKernel kernel;
    private final Protocol protocol;
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final ArrayDeque<byte[]> datagrams = new ArrayDeque<>();
    private final Set<Integer> groups = new HashSet<>();
    private boolean isCongested;
    private boolean hasLost;
    private boolean isWoken;

    /** @param capacity how many datagrams it holds before it loses some */
    FakeSocket(FakeKernel kernel, Protocol protocol, int capacity) {
        this.kernel = kernel;
        this.protocol = protocol;
        this.capacity = capacity;
    }

    Protocol protocol() {
        return protocol;
    }

    @Override
    public Optional<NetlinkFault> send(MemorySegment datagram) {
        kernel.handle(this, datagram.toArray(ValueLayout.JAVA_BYTE));
        return Optional.empty();
    }

    /** From the kernel: an answer, which is never lost. */
    void answer(byte[] datagram) {
        lock.lock();
        try {
            datagrams.add(datagram);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** From the kernel: a notification for a group. */
    void notify(int group, byte[] datagram) {
        lock.lock();
        try {
            if (groups.contains(group)) {
                enqueue(datagram);
            }
        } finally {
            lock.unlock();
        }
    }

    private void enqueue(byte[] datagram) {
        if (isCongested || datagrams.size() >= capacity) {
            hasLost |= !isCongested;
            isCongested = true;
        } else {
            datagrams.add(datagram);
        }
        news.signal();
    }

    /** From the kernel: a notification for a group comes to nothing. */
    void lose(int group) {
        lock.lock();
        try {
            if (groups.contains(group)) {
                hasLost |= !isCongested;
                isCongested = true;
                news.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Received receive() {
        lock.lock();
        try {
            if (hasLost) {
                hasLost = false;
                return new Received.Lost();
            }
            if (datagrams.isEmpty()) {
                isCongested = false;
                return new Received.Nothing();
            }
            return new Received.Datagram(MemorySegment.ofArray(datagrams.remove()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await(long timeoutMs) {
        lock.lock();
        try {
            long left = timeoutMs < 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(timeoutMs);
            while (!isWoken && !hasLost && datagrams.isEmpty() && left > 0) {
                left = news.awaitNanos(left);
            }
            isWoken = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void wakeUp() {
        lock.lock();
        try {
            isWoken = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void join(int group) {
        kernel.checkGroup(group);
        lock.lock();
        try {
            groups.add(group);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void leave(int group) {
        lock.lock();
        try {
            groups.remove(group);
        } finally {
            lock.unlock();
        }
    }

    Set<Integer> groups() {
        lock.lock();
        try {
            return Set.copyOf(groups);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        kernel.closed(this);
    }
}
