package io.ovnchassis.controller.sandbox.tour;

import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import io.ovnchassis.controller.vlog.Vlog;
import io.ovnchassis.controller.vlog.VlogModules;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The process behind {@code bin/sandbox}: from the command line to the exit status. */
public final class SandboxMain {
    private static final int FAILURE = 1;
    private static final int USAGE = 2;

    /** The height of the terminal; not set when standard output is none. */
    private static final String TERMINAL_ROWS = "sandbox.terminal.rows";

    private final TourOptions options;
    private final PrintStream out;
    private final PrintStream err;

    /** Whether there is nothing left that a signal could end. */
    private volatile boolean over;

    private SandboxMain(TourOptions options, PrintStream out, PrintStream err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) throws InterruptedException {
        TourOptions options = new TourOptions();
        CommandLine commandLine = new CommandLine(options);
        try {
            commandLine.parseArgs(arguments);
        } catch (ParameterException unusable) {
            err.println("sandbox: " + unusable.getMessage() + "; see sandbox --help");
            return USAGE;
        }
        if (options.help()) {
            commandLine.usage(out);
            return 0;
        }
        return new SandboxMain(options, out, err).show();
    }

    private int show() throws InterruptedException {
        // What the observatory's connections log is of no interest: losing them is how every sandbox ends.
        Vlog.install(VlogModules.NAMES, OutputStream.nullOutputStream());
        try (Sandbox sandbox = Sandbox.create()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> endBySignal(sandbox), "sandbox-farewell"));
            try {
                show(sandbox);
            } finally {
                over = true;
            }
        } catch (SandboxFailure failure) {
            err.println("sandbox: " + failure.getMessage());
            return FAILURE;
        }
        out.println();
        out.println("All of it happened, and all of it is stopped and removed.");
        return 0;
    }

    private void show(Sandbox sandbox) throws InterruptedException {
        int rows = Integer.getInteger(TERMINAL_ROWS, 0);
        boolean coloured =
                rows > 0 && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
        try {
            new Tour(sandbox, options, new Screen(out, rows), Style.of(out.charset(), coloured)).run();
            if (!options.check()) {
                awaitSignal();
            }
        } catch (RuntimeException failure) {
            if (sandbox.isClosing()) {
                // Ctrl-C: of course nothing works any more.
                awaitSignal();
            }
            throw failure;
        }
    }

    /** Waits for good: the signal that ends the JVM does not return here. */
    private static void awaitSignal() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private void endBySignal(Sandbox sandbox) {
        if (over) {
            return;
        }
        sandbox.close();
        out.println();
        out.println("Stopped; " + sandbox.path() + " is removed.");
        out.flush();
    }
}
