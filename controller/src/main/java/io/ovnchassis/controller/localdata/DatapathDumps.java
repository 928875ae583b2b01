package io.ovnchassis.controller.localdata;

import io.ovnchassis.controller.appctl.Command;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the commands print that show local datapaths and related ports, in ovn-controller's words, by name. */
public final class DatapathDumps {
    private static final Comparator<LocalDatapath> BY_NAME = Comparator.comparing(LocalDatapath::name)
            .thenComparingLong(datapath -> datapath.row().tunnelKey());

    private final LocalDatapaths datapaths;
    private final LocalPorts ports;

    public DatapathDumps(LocalDatapaths datapaths, LocalPorts ports) {
        this.datapaths = datapaths;
        this.ports = ports;
    }

    public List<Command> commands() {
        return List.of(
                command("debug/dump-local-datapaths", this::localDatapaths),
                command("debug/dump-related-ports", this::relatedPorts),
                command("debug/dump-peer-ports", this::peerPorts));
    }

    private static Command command(String name, Supplier<String> text) {
        return Command.plain(name, (_, reply) -> reply.success(text.get()));
    }

    String localDatapaths() {
        return "Local datapaths:\n"
                + lines(byName().map(datapath -> "Datapath: %s, type: %s"
                        .formatted(named(datapath, "(null)"), datapath.isSwitch() ? "switch" : "router")));
    }

    String relatedPorts() {
        return lines(ports.related().stream().sorted());
    }

    String peerPorts() {
        return lines(byName().flatMap(datapath -> datapath.peers().entrySet().stream()
                .map(peers -> "dp %s : local = %s, remote = %s"
                        .formatted(named(datapath, "unknown"), peers.getKey(), peers.getValue()))));
    }

    private Stream<LocalDatapath> byName() {
        return datapaths.all().values().stream().sorted(BY_NAME);
    }

    private static String named(LocalDatapath datapath, String otherwise) {
        return datapath.name().isEmpty() ? otherwise : datapath.name();
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> line + "\n").collect(Collectors.joining());
    }
}
