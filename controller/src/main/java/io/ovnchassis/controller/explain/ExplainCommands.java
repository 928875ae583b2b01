package io.ovnchassis.controller.explain;

import io.ovnchassis.controller.appctl.Command;
import io.ovnchassis.controller.appctl.Reply;
import io.ovnchassis.controller.vifplug.PlugStatus;
import io.ovnchassis.controller.vifplug.ProviderReport;
import io.ovnchassis.controller.vifplug.Providers;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The commands that show the life of ports, and how their providers do. */
public final class ExplainCommands {
    private static final String FORMAT = "[--format text|json]";
    private static final int FORMAT_ARGUMENTS = 2;

    private final PortExplainer explainer;
    private final Providers providers;

    public ExplainCommands(PortExplainer explainer, Providers providers) {
        this.explainer = explainer;
        this.providers = providers;
    }

    /** Says what it has to, in the format that was asked for. */
    @FunctionalInterface
    private interface Action {
        void run(Format.Arguments arguments, Reply reply);
    }

    /** {@code vif-plug/list}, {@code vif-plug/show}, {@code port/explain} and {@code provider/list}. */
    public List<Command> all() {
        return List.of(
                command("vif-plug/list", "", 0, this::list),
                command("vif-plug/show", " LPORT", 1, this::show),
                command("port/explain", " LPORT", 1, this::explain),
                command("provider/list", "", 0, this::listProviders));
    }

    /** {@code TYPE/list} of each provider that there is now: what it knows, in its own words. */
    public List<Command> ofProviders() {
        return providers.types().stream()
                .map(type -> Command.plain(
                        type + "/list", (_, reply) -> providers.describe(type, reply::success, reply::error)))
                .toList();
    }

    private static Command command(String name, String usage, int arguments, Action action) {
        return new Command(name, FORMAT + usage, arguments, arguments + FORMAT_ARGUMENTS, (given, reply) -> {
            Optional<Format.Arguments> parsed = Format.parse(given);
            if (parsed.isEmpty()) {
                reply.error("--format has to be followed by text or json");
            } else if (parsed.get().rest().size() != arguments) {
                reply.error(name + " takes " + FORMAT + usage);
            } else {
                action.run(parsed.get(), reply);
            }
        });
    }

    private void list(Format.Arguments arguments, Reply reply) {
        Collection<PortTimeline> timelines = new TreeMap<>(explainer.all()).values();
        reply.success(
                switch (arguments.format()) {
                    case TEXT -> TextReport.list(timelines);
                    case JSON -> JsonReport.list(timelines);
                });
    }

    private void show(Format.Arguments arguments, Reply reply) {
        String logicalPort = arguments.rest().getFirst();
        PortFacts facts = explainer.look(logicalPort);
        Optional<PlugStatus.Since> status = explainer.plugStatus(logicalPort);
        if (facts.row().isEmpty() && facts.interfaces().isEmpty()) {
            reply.error("lport " + TextTable.clean(logicalPort)
                    + ": neither the Southbound database nor the integration bridge has it");
            return;
        }
        reply.success(
                switch (arguments.format()) {
                    case TEXT -> TextReport.port(facts, status);
                    case JSON -> JsonReport.port(facts, status);
                });
    }

    private void explain(Format.Arguments arguments, Reply reply) {
        PortTimeline timeline = explainer.explain(arguments.rest().getFirst());
        reply.success(
                switch (arguments.format()) {
                    case TEXT -> TextReport.timeline(timeline);
                    case JSON -> JsonReport.timeline(timeline);
                });
    }

    private void listProviders(Format.Arguments arguments, Reply reply) {
        List<ProviderReport> reports = providers.reports();
        reply.success(
                switch (arguments.format()) {
                    case TEXT -> TextReport.providers(reports);
                    case JSON -> JsonReport.providers(reports);
                });
    }
}
