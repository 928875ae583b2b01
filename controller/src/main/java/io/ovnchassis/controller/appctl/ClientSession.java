package io.ovnchassis.controller.appctl;

import io.ovnchassis.controller.vlog.RateLimitedLog;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;

/**
 * One connected client, and the thread that serves it: one request at a time, until either side ends it. Requests
 * that the client sends ahead wait in the kernel.
 */
final class ClientSession implements Runnable {
    /** What the log quotes of a client's rubbish, in characters. */
    private static final int MAX_QUOTE = 200;

    private final String name;
    private final SocketChannel channel;
    private final CommandRunner runner;
    private final RateLimitedLog log;

    /** What the thread is at: decides what {@link #finish} may cut short. Guarded by this, as is {@link #finishing}. */
    private Stage stage = new Stage.Reading();

    private boolean finishing;

    /** Of the session's own thread. */
    private OutputFormat format = OutputFormat.TEXT;

    private sealed interface Stage {
        /** Waiting for a request: nothing is owed. */
        record Reading() implements Stage {}

        /** Waiting for the main loop. */
        record Running(PendingReply reply) implements Stage {}

        /** Sending a reply. */
        record Writing() implements Stage {}
    }

    /** @param name the client in log messages, {@code unix#N} as in OVS */
    ClientSession(String name, SocketChannel channel, CommandRunner runner, RateLimitedLog log) {
        this.name = name;
        this.channel = channel;
        this.runner = runner;
        this.log = log;
    }

    String name() {
        return name;
    }

    @Override
    public void run() {
        try (channel;
                RequestReader requests = new RequestReader(Channels.newInputStream(channel))) {
            AnswerWriter answers = new AnswerWriter(Channels.newOutputStream(channel));
            boolean more = true;
            while (more) {
                more = switch (requests.next()) {
                    case Inbound.Received(Request request) -> serve(request, answers);
                    case Inbound.Closed() -> false;
                    case Inbound.Malformed(String reason) -> {
                        log.warn("{}: {}", name, cut(reason));
                        yield false;
                    }
                };
            }
        } catch (ClosedChannelException | CancellationException | RejectedExecutionException _) {
            // Closed from this side: the server is going down, or needed the room.
        } catch (IOException e) {
            // Mostly a client that was killed while it waited, which is nothing to warn of.
            log.info("{}: connection lost: {}", name, e.getMessage());
        }
    }

    /** Returns whether to go on reading. */
    private boolean serve(Request request, AnswerWriter answers) throws IOException {
        PendingReply reply = new PendingReply(format);
        if (!enter(new Stage.Running(reply))) {
            return false;
        }
        runner.submit(request, reply);
        Answer answer = reply.await();
        runner.answered(request, answer);
        // Entered even when the server is finishing: this answer is what finish() spared the session for.
        enter(new Stage.Writing());
        format = reply.format();
        answers.write(request.id(), answer, format);
        return enter(new Stage.Reading());
    }

    private synchronized boolean enter(Stage next) {
        stage = next;
        return !finishing;
    }

    /** Whether the main loop has a command of this client to run or to answer. */
    synchronized boolean isRunning() {
        return stage instanceof Stage.Running;
    }

    /** Ends the session as soon as a reply that has been given is on its way; at once where there is none. */
    synchronized void finish() {
        finishing = true;
        switch (stage) {
            case Stage.Reading() -> close();
            case Stage.Running(PendingReply reply) -> {
                if (!reply.isAnswered()) {
                    reply.abandon();
                }
            }
            case Stage.Writing() -> {}
        }
    }

    /** Ends the session whatever it is at. */
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            log.warn("{}: close failed: {}", name, e.getMessage());
        }
    }

    private static String cut(String reason) {
        return reason.length() <= MAX_QUOTE ? reason : reason.substring(0, MAX_QUOTE) + "...";
    }
}
