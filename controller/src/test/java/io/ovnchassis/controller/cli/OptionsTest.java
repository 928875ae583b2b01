package io.ovnchassis.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.ovsdb.tls.TlsFiles;
import io.ovnchassis.ovsdb.tls.TlsOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command line is read as getopt_long(3) reads it, for that is what scripts around ovn-controller rely on. */
class OptionsTest {
    private static final String DATABASE = "unix:/run/openvswitch/db.sock";

    @Test
    void withoutArgumentsEverythingHasItsDefault() {
        Options options = parse();

        assertThat(options.databases()).isEmpty();
        assertThat(options.chassis()).isEmpty();
        assertThat(options.unixctl()).isEmpty();
        assertThat(options.logFile("default.log")).isEmpty();
        assertThat(options.pidFile("default.pid")).isEmpty();
        assertThat(options.verbosity()).isEmpty();
        assertThat(options.dummyVifPlug()).isFalse();
        assertThat(options.help()).isFalse();
        assertThat(options.version()).isFalse();
    }

    @Test
    void theOptionsForTlsAreThoseOfOvs() {
        Options options = parse("-p", "k", "-c", "c", "-C", "a", "--peer-ca-cert=e", "--ssl-protocols=TLSv1.3");
        assertThat(options.tls().files())
                .isEqualTo(new TlsFiles(
                        Optional.of(Path.of("k")),
                        Optional.of(Path.of("c")),
                        Optional.of(Path.of("a")),
                        false,
                        Optional.of(Path.of("e"))));
        assertThat(options.tls().words().protocols()).contains("TLSv1.3");

        Options other = parse(
                "--private-key=k",
                "--certificate=c",
                "--bootstrap-ca-cert=b",
                "--ssl-ciphers=HIGH",
                "--ssl-ciphersuites=TLS_AES_128_GCM_SHA256",
                "--ssl-server-name=sb.example");
        assertThat(other.tls().files().authorities()).contains(Path.of("b"));
        assertThat(other.tls().files().bootstrap()).isTrue();
        assertThat(other.tls().words())
                .isEqualTo(new TlsOptions.Words(
                        Optional.empty(),
                        Optional.of("HIGH"),
                        Optional.of("TLS_AES_128_GCM_SHA256"),
                        Optional.of("sb.example")));
        assertThat(parse().tls().files()).isEqualTo(TlsFiles.NONE);
    }

    @Test
    void theWordAfterAnOptionThatMayStandAloneIsNotItsValue() {
        Options options = parse("--pidfile", "--log-file", "-v", DATABASE);

        assertThat(options.databases()).containsExactly(DATABASE);
        assertThat(options.pidFile("default.pid")).contains("default.pid");
        assertThat(options.logFile("default.log")).contains("default.log");
        assertThat(options.verbosity()).containsExactly("any:any:dbg");
        assertThat(parse("--pidfile", DATABASE).databases()).containsExactly(DATABASE);
        assertThat(parse("--log-file", DATABASE).databases()).containsExactly(DATABASE);
        assertThat(parse("--verbose", DATABASE).databases()).containsExactly(DATABASE);
    }

    @Test
    void aValueThatIsAttachedIsTaken() {
        Options options =
                parse("--pidfile=p", "--log-file=l", "-vsyslog:off", "--verbose=main:dbg", "-vjsonrpc", DATABASE);

        assertThat(options.databases()).containsExactly(DATABASE);
        assertThat(options.pidFile("default.pid")).contains("p");
        assertThat(options.logFile("default.log")).contains("l");
        assertThat(options.verbosity()).containsExactly("syslog:off", "main:dbg", "jsonrpc");
    }

    @Test
    void aValueThatIsRequiredMayBeTheNextWord() {
        Options options = parse("-n", "hv1", "--unixctl", "s", DATABASE);

        assertThat(options.chassis()).contains("hv1");
        assertThat(options.unixctl()).contains("s");
        assertThat(options.databases()).containsExactly(DATABASE);
    }

    @Test
    void theLastChassisNameWins() {
        assertThat(parse("-n", "hv1", "--chassis=hv2").chassis()).contains("hv2");
    }

    @Test
    void theControlSocketMayBeTurnedOff() {
        assertThat(parse("-u", "none").unixctl()).contains("none");
    }

    @Test
    void theDummyProviderIsEnabledByAnOptionThatTheHelpDoesNotShow() {
        assertThat(parse("--enable-dummy-vif-plug").dummyVifPlug()).isTrue();
        assertThat(new CommandLine(new Options()).getUsageMessage())
                .doesNotContain("dummy")
                .contains("--pidfile", "--chassis");
    }

    @Test
    void whatTheLauncherDoesIsAcceptedAndExplained() {
        assertThat(parse("--detach", "--monitor", "--no-chdir", "--user", "ovn:ovn", "--no-self-confinement", DATABASE)
                        .databases())
                .containsExactly(DATABASE);
        assertThat(new CommandLine(new Options()).getUsageMessage())
                .contains("--detach", "--monitor", "--no-chdir", "--user", "--overwrite-pidfile");
    }

    @Test
    void theGraphIsPrintedAsAWholeOrUpToANode() {
        assertThat(parse().dumpGraph()).isFalse();
        assertThat(parse("--dump-inc-proc-graph").dumpGraph()).isTrue();
        assertThat(parse("--dump-inc-proc-graph").graphNode()).isEmpty();
        assertThat(parse("--dump-inc-proc-graph=runtime_data").graphNode()).contains("runtime_data");
    }

    @Test
    void anOptionThatNobodyKnowsIsNamed() {
        assertThatThrownBy(() -> parse("--frobnicate"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--frobnicate");
    }

    @Test
    void theFolderOfProviderJarsIsEmptyWhereNobodyNamesOne() {
        assertThat(parse("--vif-plug-dir=/some/where").vifPlugFolder()).contains(Path.of("/some/where"));
        assertThat(parse(DATABASE).vifPlugFolder()).isEmpty();
    }

    private static Options parse(String... arguments) {
        Options options = new Options();
        new CommandLine(options).parseArgs(arguments);
        return options;
    }
}
