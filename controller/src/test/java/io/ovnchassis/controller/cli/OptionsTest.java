package io.ovnchassis.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class OptionsTest {
    private static Options parse(String... arguments) {
        Options options = new Options();
        new CommandLine(options).parseArgs(arguments);
        return options;
    }

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
    void argumentThatIsNoOptionIsTheDatabase() {
        assertThat(parse("unix:/db.sock").databases()).containsExactly("unix:/db.sock");
        assertThat(parse("a", "b").databases()).containsExactly("a", "b");
    }

    @Test
    void lastChassisNameWins() {
        assertThat(parse("-n", "hv1", "--chassis=hv2").chassis()).contains("hv2");
    }

    @Test
    void fileOptionsMayBeGivenWithoutAFile() {
        Options options = parse("--pidfile", "--log-file");
        assertThat(options.pidFile("default.pid")).contains("default.pid");
        assertThat(options.logFile("default.log")).contains("default.log");
    }

    @Test
    void fileOptionsMayBeGivenWithAFile() {
        Options options = parse("--pidfile=my.pid", "--log-file=/my.log");
        assertThat(options.pidFile("default.pid")).contains("my.pid");
        assertThat(options.logFile("default.log")).contains("/my.log");
    }

    @Test
    void whatFollowsAnOptionWithoutItsOptionalArgumentIsTheDatabase() {
        assertThat(parse("--pidfile", "unix:/db.sock").databases()).containsExactly("unix:/db.sock");
        assertThat(parse("--log-file", "unix:/db.sock").logFile("default.log")).contains("default.log");
        Options options = parse("-v", "unix:/db.sock");
        assertThat(options.databases()).containsExactly("unix:/db.sock");
        assertThat(options.verbosity()).containsExactly("any:any:dbg");
    }

    @Test
    void verbosityIsKeptInOrder() {
        assertThat(parse("-vconsole:off", "--verbose=main:file:dbg", "-v").verbosity())
                .containsExactly("console:off", "main:file:dbg", "any:any:dbg");
    }

    @Test
    void controlSocketMayBePlacedOrTurnedOff() {
        assertThat(parse("-u", "none").unixctl()).contains("none");
        assertThat(parse("--unixctl=my.ctl").unixctl()).contains("my.ctl");
    }

    @Test
    void dummyProviderIsEnabledByItsHiddenOption() {
        assertThat(parse("--enable-dummy-vif-plug").dummyVifPlug()).isTrue();
        assertThat(new CommandLine(new Options()).getUsageMessage())
                .doesNotContain("dummy")
                .contains("--pidfile", "--chassis");
    }

    @Test
    void optionThatNobodyKnowsIsNamed() {
        assertThatThrownBy(() -> parse("--frobnicate"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--frobnicate");
    }
}
