package io.ovnchassis.netlink.sys;

import io.ovnchassis.netlink.NetlinkFault;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Datagrams to a socket of the file system, such as {@code /dev/log}: of unix(7), the JDK has streams only. Whoever reads
 * there may come later, go, and come again. Any thread, one at a time; nothing here logs, because what is sent is a log.
 */
public final class LocalDatagrams {
    private static final int AF_UNIX = 1; // linux/socket.h
    private static final int SOCK_DGRAM_NONBLOCK_CLOEXEC = 2 | 0x800 | 0x80000; // asm-generic, as on x86 and arm
    private static final int MSG_DONTWAIT_NOSIGNAL = 0x40 | 0x4000; // linux/socket.h

    /** Bytes of sun_path, its end included. */
    private static final int MAX_PATH = 108;

    private final Path path;
    private Optional<Connection> connection = Optional.empty();
    private boolean unavailable;

    private LocalDatagrams(Path path) {
        this.path = path;
    }

    private record Connection(LibC libc, int fd) {}

    /** Connects when the first datagram is sent. */
    public static LocalDatagrams to(Path path) {
        return new LocalDatagrams(path);
    }

    /**
     * Sends one, without ever waiting.
     *
     * @return whether the kernel took it: there is somebody who will read it
     */
    public synchronized boolean send(byte[] datagram) {
        if (connection.isPresent() && send(connection.get(), datagram)) {
            return true;
        }
        // The other side has probably been started again: its old socket is dead.
        disconnect();
        connection = connect();
        return connection.isPresent() && send(connection.get(), datagram);
    }

    private static boolean send(Connection to, byte[] datagram) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, datagram);
            return !to.libc.send(to.fd, bytes, MSG_DONTWAIT_NOSIGNAL).failed();
        }
    }

    private void disconnect() {
        connection.ifPresent(old -> old.libc.close(old.fd));
        connection = Optional.empty();
    }

    private Optional<Connection> connect() {
        byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
        if (unavailable || name.length >= MAX_PATH || !Files.exists(path)) {
            return Optional.empty();
        }
        try {
            LibC libc = LibC.load();
            SysResult socket = libc.socket(AF_UNIX, SOCK_DGRAM_NONBLOCK_CLOEXEC, 0);
            if (socket.failed()) {
                return Optional.empty();
            }
            Connection connecting = new Connection(libc, (int) socket.value());
            if (connect(connecting, name)) {
                return Optional.of(connecting);
            }
            libc.close(connecting.fd);
            return Optional.empty();
        } catch (NetlinkFault e) {
            // Native calls are not to be had, nor will they be.
            unavailable = true;
            return Optional.empty();
        }
    }

    /** To a sockaddr_un: the family, and the path with a zero behind it. */
    private static boolean connect(Connection connecting, byte[] name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(Short.BYTES + name.length + 1L, Short.BYTES);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, Short.BYTES, name.length);
            return !connecting.libc.connect(connecting.fd, address).failed();
        }
    }
}
