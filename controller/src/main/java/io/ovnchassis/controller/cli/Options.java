package io.ovnchassis.controller.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of ovn-controller(8), as far as it is supported. Filled in by picocli. */
@Command(
        name = Options.PROGRAM,
        description = "OVN controller",
        customSynopsis = "@|bold ovn-controller|@ [OPTIONS] [OVS-DATABASE]",
        sortOptions = false)
final class Options {
    static final String PROGRAM = "ovn-controller";

    /** What an option with an optional argument has when the argument is left out. */
    private static final String DEFAULT_PLACE = "";

    @Parameters(
            arity = "0..*",
            paramLabel = "OVS-DATABASE",
            description = "the local Open_vSwitch database (default: unix:$OVS_RUNDIR/db.sock)")
    private List<String> databases = new ArrayList<>();

    @Option(
            names = {"-n", "--chassis"},
            paramLabel = "NAME",
            description = "the name of this chassis; else system-id-override, else external_ids:system-id")
    private List<String> chassis = new ArrayList<>();

    @Option(names = "--enable-dummy-vif-plug", hidden = true)
    private boolean dummyVifPlug;

    @Option(
            names = "--vif-plug-dir",
            paramLabel = "DIR",
            defaultValue = "${sys:ovn.vif-plug-dir}",
            description = "load VIF plug providers from the jars in DIR (default: vif-plug.d of the installation)")
    private @Nullable Path vifPlugFolder;

    @Option(
            names = "--vif-plug-timeout",
            paramLabel = "MS",
            description = "how long a call of a VIF plug provider may take (default: 2000)")
    private long vifPlugTimeoutMs = 2000;

    @Mixin
    private TlsArguments tls = new TlsArguments();

    @Option(
            names = "--metrics-listen",
            paramLabel = "ADDR:PORT",
            description = "serve metrics and a status page over HTTP; :PORT for loopback only (default: off)")
    private @Nullable String metricsListen;

    @Option(
            names = {"-u", "--unixctl"},
            paramLabel = "SOCKET",
            description = "the control socket (default: $OVN_RUNDIR/ovn-controller.PID.ctl); none for no socket")
    private @Nullable String unixctl;

    @Option(
            names = "--log-file",
            arity = "0..1",
            preprocessor = AttachedValue.class,
            fallbackValue = DEFAULT_PLACE,
            paramLabel = "FILE",
            description = "log to FILE (default: $OVS_LOGDIR/ovn-controller.log)")
    private @Nullable String logFile;

    @Option(
            names = "--pidfile",
            arity = "0..1",
            preprocessor = AttachedValue.class,
            fallbackValue = DEFAULT_PLACE,
            paramLabel = "FILE",
            description = "write the process id to FILE (default: $OVN_RUNDIR/ovn-controller.pid)")
    private @Nullable String pidFile;

    @Option(names = "--overwrite-pidfile", description = "with --pidfile: start even if already running")
    private boolean overwritePidFile;

    @Mixin
    @SuppressWarnings("UnusedVariable")
    private final LauncherOptions launcher = new LauncherOptions();

    @Option(
            names = "--dump-inc-proc-graph",
            arity = "0..1",
            preprocessor = AttachedValue.class,
            fallbackValue = DEFAULT_PLACE,
            paramLabel = "NODE",
            hidden = true)
    private @Nullable String graph;

    @Option(
            names = {"-v", "--verbose"},
            arity = "0..1",
            preprocessor = AttachedValue.class,
            fallbackValue = "any:any:dbg",
            paramLabel = "SPEC",
            description = "log levels, as [MODULE]:[DESTINATION]:[LEVEL]; without SPEC everything."
                    + " PATTERN:DESTINATION:PATTERN for the format, where json means objects;"
                    + " FACILITY:FACILITY for syslog")
    private List<String> verbosity = new ArrayList<>();

    @Mixin
    private final SyslogArguments syslog = new SyslogArguments();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this text")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "show the version")
    private boolean version;

    boolean help() {
        return help;
    }

    boolean version() {
        return version;
    }

    boolean dummyVifPlug() {
        return dummyVifPlug;
    }

    /** Empty where neither the command line nor the launcher names one. */
    Optional<Path> vifPlugFolder() {
        return Optional.ofNullable(vifPlugFolder);
    }

    long vifPlugTimeoutMs() {
        return vifPlugTimeoutMs;
    }

    TlsArguments tls() {
        return tls;
    }

    SyslogArguments syslog() {
        return syslog;
    }

    List<String> databases() {
        return List.copyOf(databases);
    }

    List<String> verbosity() {
        return List.copyOf(verbosity);
    }

    /** The last {@code -n} wins. */
    Optional<String> chassis() {
        return chassis.isEmpty() ? Optional.empty() : Optional.of(chassis.getLast());
    }

    Optional<String> metricsListen() {
        return Optional.ofNullable(metricsListen);
    }

    Optional<String> unixctl() {
        return Optional.ofNullable(unixctl);
    }

    boolean overwritePidFile() {
        return overwritePidFile;
    }

    /** Whether the graph of the engine is to be printed. */
    boolean dumpGraph() {
        return graph != null;
    }

    /** The node at whose ancestors the printed graph ends; empty for all of it. */
    Optional<String> graphNode() {
        return Optional.ofNullable(graph).filter(node -> !node.equals(DEFAULT_PLACE));
    }

    /** An option given without a place gets {@code defaultPlace}. */
    Optional<String> logFile(String defaultPlace) {
        return place(logFile, defaultPlace);
    }

    Optional<String> pidFile(String defaultPlace) {
        return place(pidFile, defaultPlace);
    }

    private static Optional<String> place(@Nullable String given, String defaultPlace) {
        return Optional.ofNullable(given).map(text -> text.equals(DEFAULT_PLACE) ? defaultPlace : text);
    }
}
