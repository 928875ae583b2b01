package io.ovnchassis.controller.appctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.controller.vlog.Vlog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandRegistryTest {
    private final CommandRegistry commands = new CommandRegistry();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void captureLog() {
        Vlog.install(List.of(), log);
    }

    @AfterEach
    void releaseLog() {
        Vlog.install(List.of(), System.err);
    }

    @Test
    void listCommandsPrintsTheLayoutOfOvs() {
        commands.register(
                new Command("vlog/set", "{spec | PATTERN:destination:pattern}", 0, 5, (a, r) -> r.success("")));
        commands.register(Command.plain("debug/dump-lflow-conj-ids-of-all", (a, r) -> r.success("")));
        commands.register(Command.plain("coverage/show", (a, r) -> r.success("")));
        commands.register(new Command("vlog/message", "", 1, 1, (a, r) -> r.success("noted"), false));

        // The three dots stand for the space that OVS prints before usages that are empty.
        assertThat(run("list-commands")).isEqualTo(new Answer.Success("""
                        The available commands are:
                          coverage/show          ...
                          debug/dump-lflow-conj-ids-of-all...
                          list-commands          ...
                          set-options             [--format text|json]
                          vlog/set                {spec | PATTERN:destination:pattern}
                        """.replace("...", " ")));
    }

    @Test
    void aCommandThatIsNotListedWorksAllTheSame() {
        commands.register(new Command("vlog/message", "", 1, 1, (a, r) -> r.success("noted"), false));

        assertThat(run("vlog/message", "hello")).isEqualTo(new Answer.Success("noted"));
    }

    @Test
    void aCommandGetsItsArguments() {
        commands.register(
                new Command("join", "A B [C]", 2, 3, (arguments, reply) -> reply.success(String.join("+", arguments))));

        assertThat(run("join", "a", "b")).isEqualTo(new Answer.Success("a+b"));
        assertThat(run("join", "a", "", "c")).isEqualTo(new Answer.Success("a++c"));
        assertThat(run("join", "a")).isEqualTo(new Answer.Failure("\"join\" command requires at least 2 arguments"));
        assertThat(run("join", "a", "b", "c", "d"))
                .isEqualTo(new Answer.Failure("\"join\" command takes at most 3 arguments"));
    }

    @Test
    void aCommandThatDoesNotExistIsAnError() {
        assertThat(run("nosuch"))
                .isEqualTo(new Answer.Failure("\"nosuch\" is not a valid command"
                        + " (use \"list-commands\" to see a list of valid commands)"));
    }

    @Test
    void argumentsThatAreNoStringsAreRefused() {
        commands.register(new Command("any", "", 0, Command.ANY_NUMBER, (a, r) -> r.success("")));
        PendingReply reply = new PendingReply(OutputFormat.TEXT);
        commands.run(new Request("any", List.of(""), true, "1"), reply);

        assertThat(reply.await()).isEqualTo(new Answer.Failure("\"any\" command has non-string argument"));
    }

    @Test
    void aCommandThatThrowsIsAnError() {
        commands.register(Command.plain("broken", (arguments, reply) -> {
            throw new IllegalStateException("out of luck");
        }));

        assertThat(run("broken"))
                .isEqualTo(
                        new Answer.Failure("\"broken\" command failed: java.lang.IllegalStateException: out of luck"));
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("|unixctl|ERR|command \"broken\" failed\n")
                .contains("|unixctl|ERR|java.lang.IllegalStateException: out of luck\n");
    }

    @Test
    void aCommandThatRepliesTwiceIsToldAndTheFirstReplyStands() {
        commands.register(Command.plain("eager", (arguments, reply) -> {
            reply.success("first");
            reply.success("second");
        }));

        assertThat(run("eager")).isEqualTo(new Answer.Success("first"));
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("a command was answered twice");
    }

    @Test
    void aNameIsTakenOnce() {
        assertThatThrownBy(() -> commands.register(Command.plain("list-commands", (a, r) -> r.success(""))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("name=list-commands");
    }

    private Answer run(String method, String... arguments) {
        PendingReply reply = new PendingReply(OutputFormat.TEXT);
        commands.run(new Request(method, List.of(arguments), false, "1"), reply);
        assertThat(reply.isAnswered()).isTrue();
        return reply.await();
    }
}
