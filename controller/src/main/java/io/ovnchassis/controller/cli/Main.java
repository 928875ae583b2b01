package io.ovnchassis.controller.cli;

import com.google.inject.Guice;
import com.google.inject.Stage;
import io.ovnchassis.controller.Controller;
import io.ovnchassis.controller.ControllerModule;
import io.ovnchassis.controller.DatabaseConnection;
import io.ovnchassis.controller.Outside;
import io.ovnchassis.controller.Settings;
import io.ovnchassis.controller.cli.PidFile.PidFileException;
import io.ovnchassis.controller.config.ChassisName;
import io.ovnchassis.controller.config.Setting;
import io.ovnchassis.controller.exporter.ListenAddress;
import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.memory.Heap;
import io.ovnchassis.controller.tls.Keys;
import io.ovnchassis.controller.vifplug.Hosting;
import io.ovnchassis.controller.vlog.Syslog;
import io.ovnchassis.controller.vlog.SyslogMethod;
import io.ovnchassis.controller.vlog.Vlog;
import io.ovnchassis.controller.vlog.VlogModules;
import io.ovnchassis.netlink.sys.KernelTransport;
import io.ovnchassis.netlink.sys.LocalDatagrams;
import io.ovnchassis.ovsdb.session.OvsdbSession;
import io.ovnchassis.ovsdb.session.Remotes;
import io.ovnchassis.ovsdb.session.SessionOptions;
import io.ovnchassis.ovsdb.tls.TlsOptions;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import sun.misc.Signal;

/** The process: from the command line to the exit status. */
public final class Main {
    private static final int FAILURE = 1;

    /** System property: set by the launcher when it waits for {@link Console#SERVING}. */
    private static final String PARENT_WAITS = "ovn.parent-waits";

    private static final long VIF_PLUG_TIMEOUT_MAX_MS = 600_000;

    private final Options options;
    private final List<Setting> commandLine;
    private final Directories directories;
    private final long processId;

    /** What is wrong with the command line or the surroundings, as one line for standard error. */
    private static final class UsageException extends Exception {
        UsageException(String message) {
            super(message);
        }
    }

    private Main(Options options, List<Setting> commandLine, Directories directories, long processId) {
        this.options = options;
        this.commandLine = commandLine;
        this.directories = directories;
        this.processId = processId;
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    private static int run(String[] arguments, PrintStream out, PrintStream err) {
        Options options = new Options();
        CommandLine commandLine = new CommandLine(options);
        try {
            commandLine.parseArgs(arguments);
        } catch (ParameterException unusable) {
            return fail(err, unusable);
        }
        if (options.help()) {
            commandLine.usage(out);
            return 0;
        }
        if (options.version()) {
            out.print(Version.text());
            return 0;
        }
        try {
            Main main = new Main(
                    options,
                    CommandLineSettings.of(commandLine.getParseResult()),
                    Directories.of(System.getenv()),
                    ProcessHandle.current().pid());
            if (options.dumpGraph()) {
                main.printGraph(out);
            } else {
                main.serve();
            }
            return 0;
        } catch (UsageException | PidFileException | IOException unusable) {
            return fail(err, unusable);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return FAILURE;
        }
    }

    private static int fail(PrintStream err, Exception unusable) {
        err.println(Options.PROGRAM + ": " + unusable.getMessage());
        return FAILURE;
    }

    private void serve() throws UsageException, PidFileException, IOException, InterruptedException {
        Console console = new Console(System.err);
        Vlog vlog = openLog(console);
        Settings settings = settings();
        nameProcess();
        Optional<PidFile> pidFile = pidFile();
        Thread cleaner = new Thread(() -> removeFiles(pidFile, settings.controlSocket()), "file-cleaner");
        try (Closeable _ = pidFile.<Closeable>map(file -> file).orElse(() -> {});
                Keys keys = keys()) {
            Runtime.getRuntime().addShutdownHook(cleaner);
            Controller controller = controller(settings, vlog, keys);
            onHangUp(controller::hangUp);
            controller.run(() -> {
                if (Boolean.getBoolean(PARENT_WAITS)) {
                    console.detach();
                }
            });
        }
        // The next daemon may be starting already: what is there now may be its.
        Runtime.getRuntime().removeShutdownHook(cleaner);
    }

    private Optional<PidFile> pidFile() throws PidFileException {
        Optional<Path> place = options.pidFile(Options.PROGRAM + ".pid").map(directories.ovnRun()::resolve);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                options.overwritePidFile()
                        ? PidFile.overwrite(place.get(), processId)
                        : PidFile.create(place.get(), processId));
    }

    /** Scripts look for the process by its name, which would be java. */
    private static void nameProcess() {
        try {
            Files.writeString(Path.of("/proc/self/comm"), Options.PROGRAM);
        } catch (IOException e) {
            LoggerFactory.getLogger("main").debug("the process keeps its name: {}", e.getMessage());
        }
    }

    /** Prints the graph of the engine without connecting to anything. */
    private void printGraph(PrintStream out) throws UsageException, IOException {
        Vlog vlog = Vlog.install(VlogModules.NAMES, OutputStream.nullOutputStream());
        try (Keys keys = keys()) {
            out.print(controller(settings(), vlog, keys).graph(options.graphNode()));
        }
    }

    private static void onHangUp(Runnable action) {
        try {
            Signal.handle(new Signal("HUP"), _ -> action.run());
        } catch (IllegalArgumentException reserved) {
            LoggerFactory.getLogger("main").info("SIGHUP is not listened to: {}", reserved.getMessage());
        }
    }

    private static Controller controller(Settings settings, Vlog vlog, Keys keys) {
        SessionOptions sessions = SessionOptions.defaults().withTls(keys.watch());
        DatabaseConnection.Connector connector = (plan, observer) -> OvsdbSession.start(plan, sessions, observer);
        Outside outside = new Outside(
                Clock.system(), connector, KernelTransport::here, Hosting::onThreads, Heap.ofThisJvm(), keys);
        return Guice.createInjector(Stage.PRODUCTION, new ControllerModule(settings, vlog, outside))
                .getInstance(Controller.class);
    }

    /** A signal ends the process without asking the loop: the files go, the databases stay as they are. */
    private static void removeFiles(Optional<PidFile> pidFile, Optional<Path> controlSocket) {
        try {
            if (controlSocket.isPresent()) {
                Files.deleteIfExists(controlSocket.get());
            }
            if (pidFile.isPresent()) {
                pidFile.get().remove();
            }
        } catch (IOException e) {
            System.err.println(Options.PROGRAM + ": cannot remove " + e.getMessage());
        }
    }

    private Vlog openLog(Console console) throws UsageException, IOException {
        Vlog vlog = Vlog.install(VlogModules.NAMES, console);
        vlog.logTo(syslog());
        for (String spec : options.verbosity()) {
            Optional<String> problem = vlog.set(spec);
            if (problem.isPresent()) {
                throw new UsageException("--verbose=" + spec + ": " + problem.get());
            }
        }
        Optional<String> file = options.logFile(Options.PROGRAM + ".log");
        if (file.isPresent()) {
            vlog.logTo(directories.ovsLog().resolve(file.get()));
        }
        return vlog;
    }

    private Syslog syslog() throws UsageException, IOException {
        String text = options.syslog().method(System.getenv());
        SyslogMethod method = SyslogMethod.parse(text)
                .orElseThrow(() -> new UsageException("unsupported syslog method '" + text + "'"));
        Syslog local = Syslog.open(method, path -> LocalDatagrams.to(path)::send);
        Optional<String> target = options.syslog().target();
        if (target.isEmpty()) {
            return local;
        }
        return local.and(SyslogMethod.target(target.get())
                .orElseThrow(() -> new UsageException(
                        "--syslog-target=" + target.get() + ": must be IP:PORT with a numeric address")));
    }

    private Settings settings() throws UsageException, IOException {
        List<String> databases = options.databases();
        if (databases.size() > 1) {
            throw new UsageException("exactly zero or one non-option argument required; use --help for usage");
        }
        Remotes local = Remotes.parse(databases.isEmpty() ? directories.localDatabase() : databases.getFirst());
        if (!local.problems().isEmpty() || local.remotes().isEmpty()) {
            throw new UsageException("OVS-DATABASE: " + String.join("; ", local.problems()));
        }
        LoggerFactory.getLogger("main").info("{} (Java) {} starting", Options.PROGRAM, Version.implementation());
        return new Settings(
                ChassisName.of(options.chassis(), directories.systemIdOverride()),
                local.remotes(),
                controlSocket(),
                options.dummyVifPlug(),
                vifPlugTimeout(),
                options.vifPlugFolder(),
                directories.vifPlugState(),
                metricsListen(),
                Version.program(),
                commandLine);
    }

    private Optional<InetSocketAddress> metricsListen() throws UsageException {
        Optional<String> given = options.metricsListen();
        Optional<InetSocketAddress> address = given.flatMap(ListenAddress::parse);
        if (given.isPresent() && address.isEmpty()) {
            throw new UsageException("--metrics-listen=" + given.get()
                    + ": must be ADDR:PORT with a numeric address, [ADDR]:PORT for IPv6, or :PORT for loopback only");
        }
        return address;
    }

    private Keys keys() {
        Logger log = LoggerFactory.getLogger("stream_ssl");
        return Keys.of(options.tls().files(), TlsOptions.parse(options.tls().words(), log::error));
    }

    private Duration vifPlugTimeout() throws UsageException {
        long milliseconds = options.vifPlugTimeoutMs();
        if (milliseconds < 1 || milliseconds > VIF_PLUG_TIMEOUT_MAX_MS) {
            throw new UsageException("--vif-plug-timeout=" + milliseconds + ": must be 1 to " + VIF_PLUG_TIMEOUT_MAX_MS
                    + " milliseconds");
        }
        return Duration.ofMillis(milliseconds);
    }

    private Optional<Path> controlSocket() {
        Optional<String> given = options.unixctl();
        if (given.equals(Optional.of("none"))) {
            return Optional.empty();
        }
        return Optional.of(given.map(directories.ovnRun()::resolve)
                .orElseGet(() -> directories.controlSocket(Options.PROGRAM, processId)));
    }
}
