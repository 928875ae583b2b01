package io.ovnchassis.netlink.sys;

import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.NetlinkSocket;
import io.ovnchassis.netlink.NetlinkTransport;
import io.ovnchassis.netlink.Protocol;
import io.ovnchassis.netlink.wire.Errno;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Opens sockets to the kernel of this machine, in a network namespace. Safe on any thread. */
public final class KernelTransport implements NetlinkTransport {
    private static final int O_RDONLY_CLOEXEC = 0x80000; // asm-generic/fcntl.h
    private static final int CLONE_NEWNET = 0x40000000; // linux/sched.h

    private final LibC libc;
    private final NetworkNamespace namespace;

    /**
     * Prepares to open sockets in {@code namespace}.
     *
     * @throws NetlinkFault when native calls are not possible in this process; its message says what to do
     */
    public KernelTransport(NetworkNamespace namespace) {
        this.libc = LibC.load();
        this.namespace = namespace;
    }

    /** Prepares to open sockets in the namespace of this process. */
    public static KernelTransport here() {
        return new KernelTransport(new NetworkNamespace.Current());
    }

    @Override
    public NetlinkSocket open(Protocol protocol, int receiveBufferBytes) {
        Supplier<NetlinkSocket> opened = () -> KernelSocket.open(libc, protocol, receiveBufferBytes);
        return namespace.file().map(file -> inside(file, opened)).orElseGet(opened);
    }

    /** A thread cannot easily leave a namespace again: one enters it, opens the socket and ends. */
    private NetlinkSocket inside(Path file, Supplier<NetlinkSocket> opened) {
        CompletableFuture<NetlinkSocket> result = new CompletableFuture<>();
        Thread visitor = Thread.ofPlatform()
                .daemon()
                .name("netlink-" + file.getFileName())
                .start(() -> {
                    try {
                        enter(file);
                        result.complete(opened.get());
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                });
        try {
            NetlinkSocket socket = result.join();
            visitor.join();
            return socket;
        } catch (CompletionException e) {
            throw e.getCause() instanceof NetlinkFault fault ? fault : e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return result.join();
        }
    }

    private void enter(Path file) {
        SysResult opened = libc.open(file.toString(), O_RDONLY_CLOEXEC);
        if (opened.failed()) {
            String remedy = opened.failedWith(Errno.ENOENT) ? namespace.remedy() : "run as root";
            throw NetlinkFault.failed("network namespace " + file, opened.errno(), remedy);
        }
        int fd = (int) opened.value();
        SysResult entered = libc.setns(fd, CLONE_NEWNET);
        libc.close(fd);
        if (entered.failed()) {
            String remedy = entered.failedWith(Errno.EPERM)
                    ? "entering it needs CAP_SYS_ADMIN: run as root"
                    : "it is not a network namespace";
            throw NetlinkFault.failed("network namespace " + file, entered.errno(), remedy);
        }
    }
}
