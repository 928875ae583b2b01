package io.ovnchassis.controller.sandbox.tour;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code bin/sandbox}. Filled in by picocli. */
@Command(
        name = "sandbox",
        customSynopsis = "@|bold sandbox|@ [OPTIONS]",
        description = "Starts a small OVN deployment in a folder of its own and a chassis controller in it,"
                + " requests logical ports for the chassis, and shows how each is plugged, claimed and up."
                + " Needs no root and no kernel module; Ctrl-C ends and removes everything.%n",
        sortOptions = false)
final class TourOptions {
    private static final int PORTS_MAX = 100;
    private static final int SECONDS_MAX = 3600;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--check", description = "do not wait for Ctrl-C: exit with 0 or, on failure, 1")
    private boolean check;

    private int ports;
    private int seconds;

    @Option(
            names = "--controller",
            paramLabel = "PROGRAM",
            defaultValue = "${sys:sandbox.controller}",
            description = "show another one, such as the stock ovn-controller")
    private Path controller = Path.of("ovn-controller");

    @Option(
            names = "--vif-plug-dir",
            paramLabel = "DIR",
            description = "let the controller load VIF plug providers from the jars in DIR")
    private @Nullable Path vifPlugFolder;

    @Option(
            names = "--vif-plug-type",
            paramLabel = "TYPE",
            defaultValue = "dummy",
            description = "request ports of this type (default ${DEFAULT-VALUE})")
    private String vifPlugType = "dummy";

    @Option(
            names = "--vif-plug-option",
            paramLabel = "KEY=VALUE",
            description =
                    "request them with this option of the provider's; %%d in VALUE stands for the number in the name of the port")
    private Map<String, String> vifPlugOptions = new TreeMap<>();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this text")
    private boolean help;

    @Option(
            names = "--ports",
            paramLabel = "N",
            defaultValue = "5",
            description = "request N ports, 1 to " + PORTS_MAX + " (default ${DEFAULT-VALUE})")
    void setPorts(int wanted) {
        ports = inRange("--ports", wanted, PORTS_MAX);
    }

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "give the controller this long for each step (default ${DEFAULT-VALUE})")
    void setTimeout(int wanted) {
        seconds = inRange("--timeout", wanted, SECONDS_MAX);
    }

    private int inRange(String option, int value, int max) {
        if (value < 1 || value > max) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '" + option + "': " + value + " is not in 1 to " + max);
        }
        return value;
    }

    boolean check() {
        return check;
    }

    int ports() {
        return ports;
    }

    /** How long each step may take. */
    Duration limit() {
        return Duration.ofSeconds(seconds);
    }

    /** The controller to be shown: a path, or a name to be found in PATH. */
    Path controller() {
        return controller;
    }

    /** Where the controller is to look for provider jars; empty for where it does anyway. */
    Optional<Path> vifPlugFolder() {
        return Optional.ofNullable(vifPlugFolder).map(Path::toAbsolutePath);
    }

    /** The type that ports are requested with. */
    String vifPlugType() {
        return vifPlugType;
    }

    /** What such a port has among its options besides, as {@code KEY=VALUE}. */
    List<String> vifPlugOptions(String port) {
        String number = port.replaceAll("[^0-9]", "");
        return vifPlugOptions.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue().replace("%d", number))
                .toList();
    }

    boolean help() {
        return help;
    }
}
