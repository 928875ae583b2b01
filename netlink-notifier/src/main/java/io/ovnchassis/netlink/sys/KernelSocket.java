package io.ovnchassis.netlink.sys;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.NetlinkSocket;
import io.ovnchassis.netlink.Protocol;
import io.ovnchassis.netlink.wire.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A netlink socket of the kernel, with the memory that it reads into and an eventfd to wake its reader. */
final class KernelSocket implements NetlinkSocket {
    private static final Logger LOG = LoggerFactory.getLogger("netlink_socket");

    /** The kernel fills up to 32 KiB when it dumps; a notification is shorter than two attributes of 64 KiB. */
    private static final int READ_BUFFER = 128 << 10;

    private static final int SOCK_RAW_NONBLOCK_CLOEXEC = 3 | 0x800 | 0x80000; // asm-generic, as on x86 and arm
    private static final int EFD_NONBLOCK_CLOEXEC = 0x800 | 0x80000; // sys/eventfd.h
    private static final int SOL_SOCKET = 1; // asm-generic/socket.h
    private static final int SO_RCVBUF = 8; // asm-generic/socket.h
    private static final int SO_RCVBUFFORCE = 33; // asm-generic/socket.h
    private static final int SOL_NETLINK = 270; // linux/socket.h
    private static final int NETLINK_ADD_MEMBERSHIP = 1; // linux/netlink.h
    private static final int NETLINK_DROP_MEMBERSHIP = 2; // linux/netlink.h
    private static final int NETLINK_CAP_ACK = 10; // linux/netlink.h
    private static final int NETLINK_EXT_ACK = 11; // linux/netlink.h
    private static final int NETLINK_GET_STRICT_CHK = 12; // linux/netlink.h
    private static final int MSG_TRUNC = 0x20; // linux/socket.h
    private static final Received NOTHING = new Received.Nothing();
    private static final Received LOST = new Received.Lost();

    private final LibC libc;
    private final int fd;
    private final int wakeFd;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment buffer = arena.allocate(READ_BUFFER);
    private final MemorySegment sender = SockAddrNl.allocate(arena);
    private final MemorySegment senderLength = arena.allocate(JAVA_INT);
    private final MemorySegment polled = PollFd.allocate(arena, 2);
    private final MemorySegment woken = arena.allocate(JAVA_LONG);
    private final MemorySegment one = arena.allocateFrom(JAVA_LONG, 1);
    private boolean closed;

    private KernelSocket(LibC libc, int fd, int wakeFd) {
        this.libc = libc;
        this.fd = fd;
        this.wakeFd = wakeFd;
        PollFd.watch(polled, 0, fd);
        PollFd.watch(polled, 1, wakeFd);
    }

    static NetlinkSocket open(LibC libc, Protocol protocol, int receiveBufferBytes) {
        String operation = protocol + " netlink socket";
        SysResult opened = libc.socket(SockAddrNl.AF_NETLINK, SOCK_RAW_NONBLOCK_CLOEXEC, protocol.number());
        if (opened.failed()) {
            throw NetlinkFault.failed(operation, opened.errno(), remedy(opened, protocol));
        }
        SysResult event = libc.eventfd(0, EFD_NONBLOCK_CLOEXEC);
        if (event.failed()) {
            libc.close((int) opened.value());
            throw NetlinkFault.failed(operation, event.errno(), remedy(event, protocol));
        }
        KernelSocket socket = new KernelSocket(libc, (int) opened.value(), (int) event.value());
        try {
            socket.prepare(operation, receiveBufferBytes);
            return socket;
        } catch (NetlinkFault e) {
            socket.close();
            throw e;
        }
    }

    private static String remedy(SysResult result, Protocol protocol) {
        return result.failedWith(Errno.EMFILE) || result.failedWith(Errno.ENFILE)
                ? "raise the limit of open files (ulimit -n)"
                : protocol.remedy();
    }

    private void prepare(String operation, int receiveBufferBytes) {
        if (libc.setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, receiveBufferBytes).failed()) {
            libc.setsockopt(fd, SOL_SOCKET, SO_RCVBUF, receiveBufferBytes);
        }
        SysResult extended = libc.setsockopt(fd, SOL_NETLINK, NETLINK_EXT_ACK, 1);
        if (extended.failed()) {
            LOG.warn("setting extended ack support failed ({})", Errno.text(extended.errno()));
        }
        // Kernels before 4.3 and 4.20 do without these two, and so can we.
        libc.setsockopt(fd, SOL_NETLINK, NETLINK_CAP_ACK, 1);
        libc.setsockopt(fd, SOL_NETLINK, NETLINK_GET_STRICT_CHK, 1);
        try (Arena local = Arena.ofConfined()) {
            MemorySegment anyPort = SockAddrNl.allocate(local);
            check(operation, libc.bind(fd, anyPort));
            MemorySegment kernel = SockAddrNl.allocate(local);
            check(operation, libc.connect(fd, kernel));
        }
    }

    private static void check(String operation, SysResult result) {
        if (result.failed()) {
            throw NetlinkFault.failed(operation, result.errno(), "the kernel should allow this to everybody");
        }
    }

    @Override
    public Optional<NetlinkFault> send(MemorySegment datagram) {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment bytes = local.allocate(datagram.byteSize());
            bytes.copyFrom(datagram);
            SysResult sent = libc.send(fd, bytes, 0);
            return sent.failed()
                    ? Optional.of(NetlinkFault.failed(
                            "sending " + datagram.byteSize() + " bytes", sent.errno(), "send less at a time"))
                    : Optional.empty();
        }
    }

    @Override
    public Received receive() {
        senderLength.set(JAVA_INT, 0, (int) sender.byteSize());
        SysResult received = libc.recvfrom(fd, buffer, MSG_TRUNC, sender, senderLength);
        if (received.failedWith(Errno.EAGAIN) || received.failedWith(Errno.EINTR)) {
            return NOTHING;
        }
        if (received.failedWith(Errno.ENOBUFS)) {
            return LOST;
        }
        if (received.failed()) {
            throw NetlinkFault.failed("receiving", received.errno(), "the socket is of no more use");
        }
        if (SockAddrNl.port(sender) != 0) {
            return new Received.Datagram(buffer.asSlice(0, 0)); // not the kernel: as good as empty
        }
        return received.value() > buffer.byteSize() ? LOST : new Received.Datagram(buffer.asSlice(0, received.value()));
    }

    @Override
    public void await(long timeoutMs) {
        libc.poll(polled, 2, Math.clamp(timeoutMs, -1, Integer.MAX_VALUE));
        if (PollFd.isReady(polled, 1)) {
            libc.read(wakeFd, woken);
        }
    }

    @Override
    public synchronized void wakeUp() {
        if (!closed) {
            libc.write(wakeFd, one);
        }
    }

    @Override
    public synchronized void join(int group) {
        if (closed) {
            return;
        }
        SysResult joined = libc.setsockopt(fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group);
        if (joined.failed()) {
            String remedy = joined.failedWith(Errno.EPERM)
                    ? "receiving it needs CAP_NET_ADMIN: run as root"
                    : "this kernel does not have it";
            throw NetlinkFault.failed("multicast group " + group, joined.errno(), remedy);
        }
    }

    @Override
    public synchronized void leave(int group) {
        if (!closed) {
            libc.setsockopt(fd, SOL_NETLINK, NETLINK_DROP_MEMBERSHIP, group);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            libc.close(fd);
            libc.close(wakeFd);
            arena.close();
        }
    }

    /**
     * struct sockaddr_nl (linux/netlink.h).
     *
     * <pre> 0:family u16 | 2:pad u16 | 4:port u32 | 8:groups u32 | 12 </pre>
     *
     * Port 0 is the kernel, or any port when binding.
     */
    private static final class SockAddrNl {
        static final int AF_NETLINK = 16; // linux/socket.h

        private static final int SIZE = 12;

        private SockAddrNl() {}

        static MemorySegment allocate(Arena arena) {
            MemorySegment address = arena.allocate(SIZE, Integer.BYTES);
            address.set(JAVA_SHORT, 0, (short) AF_NETLINK);
            return address;
        }

        static int port(MemorySegment address) {
            return address.get(JAVA_INT, 4);
        }
    }

    /**
     * struct pollfd (poll.h).
     *
     * <pre> 0:fd s32 | 4:events s16 | 6:revents s16 | 8 </pre>
     */
    private static final class PollFd {
        private static final int SIZE = 8;
        private static final short POLLIN = 1;

        private PollFd() {}

        static MemorySegment allocate(Arena arena, int count) {
            return arena.allocate((long) SIZE * count, Integer.BYTES);
        }

        static void watch(MemorySegment array, int index, int fd) {
            array.set(JAVA_INT, (long) index * SIZE, fd);
            array.set(JAVA_SHORT, (long) index * SIZE + 4, POLLIN);
        }

        static boolean isReady(MemorySegment array, int index) {
            return array.get(JAVA_SHORT, (long) index * SIZE + 6) != 0;
        }
    }
}
