package io.ovnchassis.netlink.tool;

import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.NetlinkTransport;
import io.ovnchassis.netlink.notifier.NetlinkNotifier;
import io.ovnchassis.netlink.notifier.NotifierSettings;
import io.ovnchassis.netlink.route.NeighborFamily;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.sys.KernelTransport;
import io.ovnchassis.netlink.sys.NetworkNamespace;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The command line of {@code ovn-netlink}. Its options are filled in and its methods called by picocli. */
@Command(
        name = Tool.PROGRAM,
        description = "Shows what the kernel's network tables hold, and how they change.",
        synopsisSubcommandLabel = "COMMAND")
public final class Tool {
    static final String PROGRAM = "ovn-netlink";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Function<NetworkNamespace, NetlinkTransport> kernels;
    private final PrintStream out;
    private final PrintStream err;

    @Option(
            names = {"-n", "--netns"},
            paramLabel = "NAME",
            description = "the network namespace to look into, by the name that ip-netns(8) gave it")
    private @Nullable String namespace;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "show how to use it")
    @SuppressWarnings("UnusedVariable") // picocli itself acts on it
    private boolean help;

    Tool(Function<NetworkNamespace, NetlinkTransport> kernels, PrintStream out, PrintStream err) {
        this.kernels = kernels;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                false,
                StandardCharsets.UTF_8);
        int status = run(new Tool(KernelTransport::new, out, System.err), arguments);
        System.exit(status);
    }

    /** Does what the arguments say, and returns the exit status. */
    static int run(Tool tool, String... arguments) {
        int status = new CommandLine(tool)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(tool.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(tool.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((e, line, result) -> tool.fail(e))
                .execute(arguments);
        tool.out.flush();
        return status;
    }

    private int fail(Exception e) throws Exception {
        int status = switch (e) {
            case ToolFault fault -> fault.status();
            case NetlinkFault _, IllegalArgumentException _ -> 1;
            default -> throw e;
        };
        out.flush();
        err.println(PROGRAM + ": " + e.getMessage());
        return status;
    }

    @Command(name = "dump", description = "Shows everything that there is of a kind.")
    void dump(
            @Parameters(paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}") Subject subject,
            @Option(names = "--table", paramLabel = "N", description = "only the routes of this table") @Nullable
                    Long table,
            @Option(names = "--format", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES}")
                    Format format) {
        if (table != null && subject != Subject.ROUTES) {
            throw new ToolFault("--table is for routes; " + subject + " have none");
        }
        NetlinkTransport kernel = kernel();
        new Dumper(kernel, out, format)
                .show(subject.topics(kernel, Optional.ofNullable(table).map(TableId::new)));
    }

    @Command(name = "monitor", description = "Shows what changes from now on, until it is ended.")
    void monitor(
            @Parameters(
                            paramLabel = "WHAT",
                            arity = "0..*",
                            description = "${COMPLETION-CANDIDATES}; without any, all but devlink and conntrack")
                    @Nullable
                    List<Subject> subjects,
            @Option(names = "--format", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES}") Format format)
            throws InterruptedException {
        List<Subject> shown = subjects == null
                ? List.of(Subject.LINKS, Subject.ROUTES, Subject.NEIGHBORS, Subject.NEXTHOPS)
                : subjects;
        NetlinkTransport kernel = kernel();
        List<Topic<?>> topics = new ArrayList<>();
        shown.forEach(subject -> topics.addAll(subject.topics(kernel, Optional.empty())));
        try (NetlinkNotifier notifier = new NetlinkNotifier(kernel, NotifierSettings.DEFAULT)) {
            new Monitor(out, format).start(notifier, topics);
            notifier.flush(PATIENCE);
            err.println(PROGRAM + ": listening");
            new CountDownLatch(1).await();
        }
    }

    @Command(
            name = "route-sync",
            description =
                    "Makes these the routes of protocol 84 in a table, and shows what is learned from the others.")
    void routeSync(
            @Parameters(paramLabel = "TABLE") long table,
            @Parameters(paramLabel = "PREFIX [via NEXTHOP]", arity = "0..*") @Nullable List<String> words) {
        sync().routes(new TableId(table), orEmpty(words));
    }

    @Command(
            name = "neighbor-sync",
            description = "Makes these the static neighbors of a link, and shows what is learned from the others.")
    void neighborSync(
            @Parameters(paramLabel = "FAMILY", description = "${COMPLETION-CANDIDATES}") NeighborFamily family,
            @Parameters(paramLabel = "IFINDEX") int interfaceIndex,
            @Parameters(paramLabel = "N") int count,
            @Parameters(paramLabel = "MAC [IP]", arity = "0..*") @Nullable List<String> words) {
        sync().neighbors(family, interfaceIndex, count, orEmpty(words));
    }

    @Command(name = "nexthop-sync", description = "Shows the next hops that forwarding entries can lead to.")
    void nexthopSync() throws InterruptedException {
        sync().nexthops();
    }

    @Command(name = "route-table-notify", description = "Shows which routing tables a shell command changes.")
    void routeTableNotify(@Parameters(paramLabel = "COMMAND") String command) throws InterruptedException {
        notify(command).routes();
    }

    @Command(name = "neighbor-table-notify", description = "Shows which neighbors a shell command changes.")
    void neighborTableNotify(@Parameters(paramLabel = "COMMAND") String command) throws InterruptedException {
        notify(command).neighbors();
    }

    @Command(name = "nexthop-table-notify", description = "Shows which next hops a shell command changes.")
    void nexthopTableNotify(@Parameters(paramLabel = "COMMAND") String command) throws InterruptedException {
        notify(command).nexthops();
    }

    @Command(
            name = "host-if-monitor",
            description = "Shows the number of an interface, or 0, after a shell command that changes it, or does not.")
    void hostIfMonitor(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "COMMAND") String command,
            @Parameters(paramLabel = "true|false", arity = "0..1", defaultValue = "false") String isExpected)
            throws InterruptedException {
        notify(command).interfaceNamed(name, isExpected.equals("true"));
    }

    private static List<String> orEmpty(@Nullable List<String> words) {
        return words == null ? List.of() : words;
    }

    private SyncDriver sync() {
        return new SyncDriver(kernel(), out);
    }

    private NotifyDriver notify(String command) {
        return new NotifyDriver(
                kernel(), out, namespace == null ? ShellCommand.of(command) : ShellCommand.inside(namespace, command));
    }

    private NetlinkTransport kernel() {
        return kernels.apply(
                namespace == null ? new NetworkNamespace.Current() : new NetworkNamespace.Named(namespace));
    }
}
