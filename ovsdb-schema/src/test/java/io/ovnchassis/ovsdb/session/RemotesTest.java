package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RemotesTest {
    @Test
    void everyMethodIsReadAndWrittenTheSameWay() {
        Remotes parsed = Remotes.parse("unix:/run/db.sock, tcp:192.0.2.1:6642,tcp:[2001:db8::1]:6642,ssl:sb.example:1");

        assertThat(parsed.remotes())
                .containsExactly(
                        new Remote.Unix(Path.of("/run/db.sock")),
                        new Remote.Tcp("192.0.2.1", 6642),
                        new Remote.Tcp("2001:db8::1", 6642),
                        new Remote.Ssl("sb.example", 1));
        assertThat(parsed.remotes())
                .extracting(Remote::toString)
                .containsExactly(
                        "unix:/run/db.sock", "tcp:192.0.2.1:6642", "tcp:[2001:db8::1]:6642", "ssl:sb.example:1");
        assertThat(parsed.problems()).isEmpty();
    }

    @Test
    void aMissingPortIsTheOneOfTheProtocol() {
        assertThat(Remotes.parse("tcp:192.0.2.1,ssl:[::1]").remotes())
                .containsExactly(new Remote.Tcp("192.0.2.1", 6640), new Remote.Ssl("::1", 6640));
    }

    @Test
    void aCommaInAPathSeparatesNothing() {
        assertThat(Remotes.parse("unix:/run/a,b.sock,unix:/run/c").remotes())
                .containsExactly(new Remote.Unix(Path.of("/run/a,b.sock")), new Remote.Unix(Path.of("/run/c")));
    }

    @Test
    void anEmptyListIsNoProblem() {
        assertThat(Remotes.parse("")).isEqualTo(new Remotes(java.util.List.of(), java.util.List.of()));
        assertThat(Remotes.parse(" ,").remotes()).isEmpty();
    }

    @Test
    void whatCannotBeUsedIsNamedWithWhatToWriteInstead() {
        assertThat(Remotes.parse("udp:a:1").problems())
                .containsExactly("remote \"udp:a:1\": unknown method; use ssl:HOST:PORT, tcp:HOST:PORT or unix:FILE");
        assertThat(Remotes.parse("unix:").problems())
                .containsExactly("remote \"unix:\": no file is named; use unix:FILE");
        assertThat(Remotes.parse("tcp:2001:db8::1:6642").problems())
                .containsExactly(
                        "remote \"tcp:2001:db8::1:6642\": use tcp:HOST:PORT, with an IPv6 address in brackets");
        assertThat(Remotes.parse("tcp:a:0").problems()).containsExactly("remote \"tcp:a:0\": a port is 1 to 65535");
        assertThat(Remotes.parse("tcp:a:99999").problems())
                .containsExactly("remote \"tcp:a:99999\": a port is 1 to 65535");
        assertThat(Remotes.parse("ssl:a:b").problems())
                .containsExactly("remote \"ssl:a:b\": use ssl:HOST:PORT, with an IPv6 address in brackets");
        assertThat(Remotes.parse("tcp::6642").problems()).hasSize(1);
        assertThat(Remotes.parse("nonsense").problems()).hasSize(1);
    }

    @Test
    void aRemoteThatNoLogCanBearIsCutShort() {
        assertThat(Remotes.parse("u".repeat(10_000)).problems())
                .containsExactly("remote \"" + "u".repeat(200)
                        + "\": unknown method; use ssl:HOST:PORT, tcp:HOST:PORT or unix:FILE");
        assertThat(Remotes.parse("tcp:[" + ":".repeat(10_000)).problems()).allMatch(problem -> problem.length() < 300);
        assertThat(Remotes.parse("ssl:a\tb").problems()).allMatch(problem -> problem.contains("ssl:a\\u0009b"));
    }

    /** A lone surrogate stands for whatever the locale cannot express: in the POSIX locale, anything but ASCII. */
    @Test
    void aFileThatTheLocaleCannotNameIsSaidAndTheOthersAreUsed() {
        Remotes parsed = Remotes.parse("unix:/run/\ud800.sock,tcp:192.0.2.1:6642");

        assertThat(parsed.remotes()).containsExactly(new Remote.Tcp("192.0.2.1", 6642));
        assertThat(parsed.problems())
                .containsExactly("remote \"unix:/run/\\ud800.sock\": no file can have that name in this locale; use"
                        + " unix:FILE, or run in a locale of UTF-8");
    }
}
