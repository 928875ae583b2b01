package io.ovnchassis.controller.appctl;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A client that sends what it is told, well-formed or not. Its calls block; used by one thread at a time. */
final class TestClient implements Closeable {
    private final SocketChannel channel;
    private final InputStream in;

    TestClient(Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        in = new BufferedInputStream(Channels.newInputStream(channel));
    }

    /** @param arguments as they stand between the quotes of JSON */
    static String request(String method, String... arguments) {
        String params = arguments.length == 0 ? "" : "\"" + String.join("\",\"", arguments) + "\"";
        return "{\"id\":1,\"method\":\"" + method + "\",\"params\":[" + params + "]}";
    }

    String ask(String method, String... arguments) throws IOException {
        send(request(method, arguments));
        return receive();
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** One reply: up to the brace that closes the first one, so texts in it may have pairs of them only. */
    String receive() throws IOException {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        int next;
        int depth = 0;
        do {
            next = in.read();
            if (next < 0) {
                throw new IOException("disconnected after \"" + reply + "\"");
            }
            reply.write(next);
            depth += next == '{' ? 1 : next == '}' ? -1 : 0;
        } while (depth > 0);
        return reply.toString(StandardCharsets.UTF_8);
    }

    /** Waits for the server to say something or to hang up; returns whether it hung up. */
    boolean isHungUpOn() {
        try {
            return in.read() < 0;
        } catch (IOException _) {
            // Connection reset, which is how a hang-up looks to one whose last words were not read.
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
