package io.ovnchassis.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command line is read as getopt_long(3) reads it, for that is what scripts around ovn-controller rely on. */
class OptionsTest {
    private static final String DATABASE = "unix:/run/openvswitch/db.sock";

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
