package io.ovnchassis.tests.benchmark.micro;

import io.ovnchassis.controller.sandbox.OvsdbServer;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.ovsdb.wire.MalformedMessageException;
import io.ovnchassis.tests.replica.LargeDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Has JMH measure the replica and the engine, and prints a table. Argument: the project's folder. */
final class MicroBenchmark {
    private static final int WARM_UPS = 3;
    private static final int MEASUREMENTS = 5;
    private static final String LINE = "| %-32s | %14s | %12s | %-8s |%n";

    private MicroBenchmark() {}

    public static void main(String[] arguments)
            throws IOException, InterruptedException, MalformedMessageException, RunnerException {
        Path contents = Files.createTempFile("southbound", ".json");
        try {
            fetch(Path.of(arguments[0]), contents);
            System.err.println("micro: 7 benchmarks of 8 seconds each");
            print(new Runner(options(contents)).run(), Files.size(contents));
        } finally {
            Files.delete(contents);
        }
    }

    private static void fetch(Path root, Path file) throws IOException, MalformedMessageException {
        try (Sandbox sandbox = Sandbox.create()) {
            OvsdbServer server = LargeDatabase.serve(sandbox, root);
            Files.write(file, new Contents().fetch(server.socket()));
        }
    }

    private static Options options(Path contents) {
        return new OptionsBuilder()
                .include(MicroBenchmark.class.getPackageName())
                .forks(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(MEASUREMENTS)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs(
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-D" + ReplicaMicro.FILE + "=" + contents)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private static void print(Collection<RunResult> results, long bytes) {
        System.out.printf(
                Locale.ROOT,
                "%nJMH, one fork, %d measurements of 1 s; the southbound database is %.1f MB of JSON%n%n",
                MEASUREMENTS,
                bytes / 1e6);
        System.out.printf(LINE, "", "mean", "error 99.9 %", "unit");
        System.out.println("|" + "-".repeat(34) + "|---------------:|-------------:|----------|");
        for (RunResult result : results) {
            Result<?> score = result.getPrimaryResult();
            String name = result.getParams().getBenchmark();
            System.out.printf(
                    Locale.ROOT,
                    LINE,
                    name.substring(MicroBenchmark.class.getPackageName().length() + 1),
                    String.format(Locale.ROOT, "%,.1f", score.getScore()),
                    String.format(Locale.ROOT, "%,.1f", score.getScoreError()),
                    score.getScoreUnit());
        }
        System.out.println();
        System.out.println("An op of EngineMicro is one node, of parseAll and applyAll the entire database.");
    }
}
