package io.ovnchassis.netlink.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDatagramsTest {
    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM_NONBLOCK = 2 | 0x800;

    private final LibC libc = LibC.load();

    @TempDir
    private Path directory;

    @Test
    void whoeverListensGetsThem() {
        int server = listen();
        LocalDatagrams datagrams = LocalDatagrams.to(socket());

        assertThat(datagrams.send("<27>one".getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(datagrams.send("<27>two".getBytes(StandardCharsets.UTF_8))).isTrue();

        assertThat(receive(server)).isEqualTo("<27>one");
        assertThat(receive(server)).isEqualTo("<27>two");
        libc.close(server);
    }

    @Test
    void theServerMayComeLaterGoAndComeAgain() throws IOException {
        LocalDatagrams datagrams = LocalDatagrams.to(socket());
        assertThat(datagrams.send(new byte[] {'x'})).as("nobody there yet").isFalse();

        int first = listen();
        assertThat(datagrams.send(new byte[] {'x'})).isTrue();
        libc.close(first);
        assertThat(datagrams.send(new byte[] {'x'})).as("gone").isFalse();
        Files.delete(socket());

        int second = listen();
        assertThat(datagrams.send(new byte[] {'y'})).isTrue();
        assertThat(receive(second)).isEqualTo("y");
        libc.close(second);
    }

    @Test
    void aServerThatDoesNotReadKeepsNobodyWaiting() {
        int server = listen();
        LocalDatagrams datagrams = LocalDatagrams.to(socket());
        int taken = 0;
        while (taken < 100_000 && datagrams.send(new byte[1000])) {
            taken++;
        }

        assertThat(taken).isBetween(1, 99_999);
        libc.close(server);
    }

    private Path socket() {
        return directory.resolve("log");
    }

    private int listen() {
        int fd = (int) libc.socket(AF_UNIX, SOCK_DGRAM_NONBLOCK, 0).value();
        byte[] name = socket().toString().getBytes(StandardCharsets.UTF_8);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(Short.BYTES + name.length + 1L, Short.BYTES);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, Short.BYTES, name.length);
            assertThat(libc.bind(fd, address).failed()).isFalse();
        }
        return fd;
    }

    private String receive(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(100);
            int length = (int) libc.read(fd, buffer).value();
            assertThat(length).isPositive();
            return new String(buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
        }
    }
}
