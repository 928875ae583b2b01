package io.ovnchassis.netlink.sys;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.wire.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The functions of the C library that netlink needs, each as its manual page has it. Safe on any thread: every call
 * captures its own error number.
 */
@SuppressWarnings("restricted") // native calls are what this class is for
final class LibC {
    private static final StructLayout CAPTURE = Linker.Option.captureStateLayout();

    private final VarHandle errno = CAPTURE.varHandle(StructLayout.PathElement.groupElement("errno"));

    private final MethodHandle socket;
    private final MethodHandle bind;
    private final MethodHandle connect;
    private final MethodHandle setsockopt;
    private final MethodHandle send;
    private final MethodHandle recvfrom;
    private final MethodHandle poll;
    private final MethodHandle eventfd;
    private final MethodHandle read;
    private final MethodHandle write;
    private final MethodHandle close;
    private final MethodHandle open;
    private final MethodHandle setns;

    private LibC(Linker linker) {
        socket = bind(linker, "socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        bind = bind(linker, "bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
        connect = bind(linker, "connect", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
        setsockopt = bind(
                linker, "setsockopt", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
        send = bind(linker, "send", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
        recvfrom = bind(
                linker,
                "recvfrom",
                FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS));
        poll = bind(linker, "poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
        eventfd = bind(linker, "eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
        read = bind(linker, "read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
        write = bind(linker, "write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
        close = bind(linker, "close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        open = bind(
                linker, "open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), Linker.Option.firstVariadicArg(2));
        setns = bind(linker, "setns", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    }

    /**
     * Binds the functions.
     *
     * @throws NetlinkFault when this process must not or cannot call them; the message says what to do
     */
    static LibC load() {
        try {
            return new LibC(Linker.nativeLinker());
        } catch (IllegalCallerException e) {
            throw off("native access is not granted to it: start java with --enable-native-access=ALL-UNNAMED");
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            throw off("it needs Linux and its C library");
        }
    }

    private static NetlinkFault off(String reason) {
        return NetlinkFault.failed("netlink is off", Errno.ENOSYS.number(), reason);
    }

    private static MethodHandle bind(Linker linker, String name, FunctionDescriptor type, Linker.Option... additional) {
        Linker.Option[] options = new Linker.Option[additional.length + 1];
        System.arraycopy(additional, 0, options, 1, additional.length);
        options[0] = Linker.Option.captureCallState("errno");
        MemorySegment symbol = linker.defaultLookup()
                .find(name)
                .orElseThrow(() -> new UnsupportedOperationException("no function " + name));
        return linker.downcallHandle(symbol, type, options);
    }

    /** socket(2). */
    SysResult socket(int domain, int type, int protocol) {
        return call(state -> (int) socket.invokeExact(state, domain, type, protocol));
    }

    /** bind(2). */
    SysResult bind(int fd, MemorySegment address) {
        return call(state -> (int) bind.invokeExact(state, fd, address, (int) address.byteSize()));
    }

    /** connect(2). */
    SysResult connect(int fd, MemorySegment address) {
        return call(state -> (int) connect.invokeExact(state, fd, address, (int) address.byteSize()));
    }

    /** setsockopt(2), of an option that is an int. */
    SysResult setsockopt(int fd, int level, int name, int value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment native32 = arena.allocateFrom(JAVA_INT, value);
            return call(
                    state -> (int) setsockopt.invokeExact(state, fd, level, name, native32, (int) native32.byteSize()));
        }
    }

    /** send(2). */
    SysResult send(int fd, MemorySegment bytes, int flags) {
        return call(state -> (long) send.invokeExact(state, fd, bytes, bytes.byteSize(), flags));
    }

    /** recvfrom(2); {@code addressLength} holds a socklen_t. */
    SysResult recvfrom(int fd, MemorySegment into, int flags, MemorySegment address, MemorySegment addressLength) {
        return call(
                state -> (long) recvfrom.invokeExact(state, fd, into, into.byteSize(), flags, address, addressLength));
    }

    /** poll(2). */
    SysResult poll(MemorySegment fds, long count, int timeoutMs) {
        return call(state -> (int) poll.invokeExact(state, fds, count, timeoutMs));
    }

    /** eventfd(2). */
    SysResult eventfd(int initial, int flags) {
        return call(state -> (int) eventfd.invokeExact(state, initial, flags));
    }

    /** read(2). */
    SysResult read(int fd, MemorySegment into) {
        return call(state -> (long) read.invokeExact(state, fd, into, into.byteSize()));
    }

    /** write(2). */
    SysResult write(int fd, MemorySegment bytes) {
        return call(state -> (long) write.invokeExact(state, fd, bytes, bytes.byteSize()));
    }

    /** close(2). */
    SysResult close(int fd) {
        return call(state -> (int) close.invokeExact(state, fd));
    }

    /** open(2), of something that exists. */
    SysResult open(String path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment nativePath = arena.allocateFrom(path);
            return call(state -> (int) open.invokeExact(state, nativePath, flags));
        }
    }

    /** setns(2): of the calling thread. */
    SysResult setns(int fd, int type) {
        return call(state -> (int) setns.invokeExact(state, fd, type));
    }

    private SysResult call(NativeCall function) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CAPTURE);
            long value = function.call(state);
            return new SysResult(value, (int) errno.get(state, 0L));
        } catch (Throwable e) {
            throw new AssertionError("a native call does not throw", e);
        }
    }

    private interface NativeCall {
        long call(MemorySegment state) throws Throwable;
    }
}
