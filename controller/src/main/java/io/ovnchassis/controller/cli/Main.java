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
import io.ovnchassis.controller.exporter.ListenAddress;
import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.vifplug.Hosting;
import io.ovnchassis.controller.vlog.Vlog;
import io.ovnchassis.controller.vlog.VlogModules;
import io.ovnchassis.ovsdb.session.OvsdbSession;
import io.ovnchassis.ovsdb.session.Remotes;
import io.ovnchassis.ovsdb.session.SessionOptions;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import sun.misc.Signal;

/** The process: from the command line to the exit status. */
public final class Main {
    private static final int FAILURE = 1;
    private static final long VIF_PLUG_TIMEOUT_MAX_MS = 600_000;

    private final Options options;
    private final Directories directories;
    private final long processId;

    /** What is wrong with the command line or the surroundings, as one line for standard error. */
    private static final class UsageException extends Exception {
        UsageException(String message) {
            super(message);
        }
    }

    private Main(Options options, Directories directories, long processId) {
        this.options = options;
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
            new Main(
                            options,
                            Directories.of(System.getenv()),
                            ProcessHandle.current().pid())
                    .serve();
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
        Vlog vlog = openLog();
        Settings settings = settings();
        Optional<Path> pidFile = options.pidFile(Options.PROGRAM + ".pid").map(directories.ovnRun()::resolve);
        List<Path> files = Stream.of(pidFile, settings.controlSocket())
                .flatMap(Optional::stream)
                .toList();
        Thread cleaner = new Thread(() -> files.forEach(Main::remove), "file-cleaner");
        try (Closeable _ = pidFile.isPresent() ? PidFile.create(pidFile.get(), processId) : () -> {}) {
            Runtime.getRuntime().addShutdownHook(cleaner);
            Controller controller = controller(settings, vlog);
            onHangUp(controller::hangUp);
            controller.run();
        }
        // The next daemon may be starting already: what is there now may be its.
        Runtime.getRuntime().removeShutdownHook(cleaner);
    }

    private static void onHangUp(Runnable action) {
        try {
            Signal.handle(new Signal("HUP"), _ -> action.run());
        } catch (IllegalArgumentException reserved) {
            LoggerFactory.getLogger("main").info("SIGHUP is not listened to: {}", reserved.getMessage());
        }
    }

    private static Controller controller(Settings settings, Vlog vlog) {
        DatabaseConnection.Connector connector =
                (plan, observer) -> OvsdbSession.start(plan, SessionOptions.defaults(), observer);
        Outside outside = new Outside(Clock.system(), connector, Hosting::onThreads);
        return Guice.createInjector(Stage.PRODUCTION, new ControllerModule(settings, vlog, outside))
                .getInstance(Controller.class);
    }

    /** A signal ends the process without asking the loop: the files go, the databases stay as they are. */
    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.err.println(Options.PROGRAM + ": " + file + ": cannot remove: " + e.getMessage());
        }
    }

    private Vlog openLog() throws UsageException, IOException {
        Vlog vlog = Vlog.install(VlogModules.NAMES, System.err);
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

    private Settings settings() throws UsageException, IOException {
        List<String> databases = options.databases();
        if (databases.size() > 1) {
            throw new UsageException("exactly zero or one non-option argument required; use --help for usage");
        }
        Remotes local = Remotes.parse(databases.isEmpty() ? directories.localDatabase() : databases.getFirst());
        if (!local.problems().isEmpty() || local.remotes().isEmpty()) {
            throw new UsageException("OVS-DATABASE: " + String.join("; ", local.problems()));
        }
        LoggerFactory.getLogger("main").info("{} starting", Version.firstLine());
        return new Settings(
                ChassisName.of(options.chassis(), directories.systemIdOverride()),
                local.remotes(),
                controlSocket(),
                options.dummyVifPlug(),
                vifPlugTimeout(),
                options.vifPlugFolder(),
                directories.vifPlugState(),
                metricsListen(),
                Version.text());
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
