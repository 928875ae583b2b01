package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.wire.Cursor;
import io.ovnchassis.ovsdb.wire.MalformedMessageException;
import io.ovnchassis.ovsdb.wire.Message;
import io.ovnchassis.ovsdb.wire.MessageReader;
import io.ovnchassis.ovsdb.wire.Payloads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A database server of which the test plays every word, behind a real unix socket. */
final class ScriptedPeer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PARAMS_CHARS_MAX = 1 << 20;

    private final Path socket;
    private final ServerSocketChannel listener;
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();

    ScriptedPeer(Path socket) {
        this.socket = socket;
        try {
            listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listener.bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("peer").start(this::acceptAll);
    }

    Remote remote() {
        return new Remote.Unix(socket);
    }

    private void acceptAll() {
        try {
            while (true) {
                calls.add(new Call(listener.accept()));
            }
        } catch (IOException e) {
            // The listener was closed: the test is over.
        }
    }

    /** The next client that connects. */
    Call accept() {
        return poll(calls).orElseThrow(() -> new AssertionError("nobody connected within " + PATIENCE));
    }

    boolean hasCall() {
        return !calls.isEmpty();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Optional<T> poll(BlockingQueue<T> queue) {
        try {
            return Optional.ofNullable(queue.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** One connection of a client. */
    static final class Call {
        private final SocketChannel channel;
        private final BlockingQueue<Optional<Message<String>>> heard = new LinkedBlockingQueue<>();

        private Call(SocketChannel channel) {
            this.channel = channel;
            Thread.ofPlatform().daemon().name("peer-call").start(this::listen);
        }

        private void listen() {
            MessageReader<String> reader = new MessageReader<>(channel::read, new AsJson());
            try (channel) {
                while (true) {
                    heard.add(Optional.of(reader.read()));
                }
            } catch (IOException e) {
                heard.add(Optional.empty());
            } catch (MalformedMessageException e) {
                throw new AssertionError("the client sent nonsense", e);
            }
        }

        private @Nullable Message<String> next() {
            return poll(heard)
                    .orElseThrow(() -> new AssertionError("the client was silent for " + PATIENCE))
                    .orElse(null);
        }

        /** The next request, which must be this one; gives its id. */
        String expect(String method) {
            return expect(method, "");
        }

        /** The next request, which must be this one, with these words among its parameters; gives its id. */
        String expect(String method, String words) {
            Message<String> message = next();
            if (message instanceof Message.Call<String>(var id, var name, var params)
                    && name.equals(method)
                    && params.contains(words)) {
                return id.orElseThrow();
            }
            throw new AssertionError("expected " + method + " with " + words + ", found " + message);
        }

        /** The next message, which must be the reply to a request of ours. */
        Message.Reply<String> expectReply() {
            if (next() instanceof Message.Reply<String> reply) {
                return reply;
            }
            throw new AssertionError("expected a reply");
        }

        /** The client hangs up. */
        void expectEnd() {
            Message<String> message = next();
            if (message != null) {
                throw new AssertionError("expected the end of the connection, found " + message);
            }
        }

        boolean hasHeard() {
            return !heard.isEmpty();
        }

        void say(String text) {
            say(text.getBytes(StandardCharsets.UTF_8));
        }

        void say(byte[] bytes) {
            try {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void reply(String id, String result) {
            say("{\"id\":" + id + ",\"result\":" + result + ",\"error\":null}");
        }

        void refuse(String id, String error) {
            say("{\"id\":" + id + ",\"error\":\"" + error + "\"}");
        }

        void hangUp() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class AsJson implements Payloads<String> {
        @Override
        public String params(String method, Cursor in) {
            return in.json(PARAMS_CHARS_MAX);
        }

        @Override
        public String result(Cursor in) {
            return in.json(PARAMS_CHARS_MAX);
        }
    }
}
