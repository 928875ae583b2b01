package io.ovnchassis.vifplug.representor;

import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.NetlinkTransport;
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.ProviderContext;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Plugs representors of PCI functions, which logical ports name by the MAC of the physical function and the number of the
 * function. Where the kernel has no devlink it stays, and refuses.
 */
final class RepresentorProvider implements VifPlugProvider {
    static final String TYPE = "representor";

    private final Supplier<NetlinkTransport> transport;
    private final HostMacs hostMacs;
    private Optional<Running> running = Optional.empty();

    /**
     * @param transport opened when the provider is started
     * @param hostMacs addresses that devlink does not have
     */
    RepresentorProvider(Supplier<NetlinkTransport> transport, HostMacs hostMacs) {
        this.transport = transport;
        this.hostMacs = hostMacs;
    }

    /** What there is between start and close, where the kernel has devlink. */
    private record Running(
            ProviderContext context, RepresentorLog log, DeviceWatch watch, ScheduledExecutorService timer) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void start(ProviderContext context) {
        if (LoggerFactory.getILoggerFactory() instanceof ContextLoggers loggers) {
            loggers.route(context.logger());
        }
        RepresentorLog log = new RepresentorLog(context.logger());
        try {
            DeviceWatch watch = DeviceWatch.open(transport.get(), context.clock(), log, context.askAgain()::all);
            ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("representor-settle").factory());
            running = Optional.of(new Running(context, log, watch, timer));
        } catch (NetlinkFault fault) {
            if (!fault.is(Errno.ENOENT)) {
                throw fault;
            }
            log.inactive(fault.getMessage());
        }
    }

    @Override
    public PlugDecision prepare(PlugRequest request) {
        return running.map(state -> prepare(state, request))
                .orElseGet(
                        () -> new PlugDecision.Refuse("this kernel has no devlink, so there are no representors; load"
                                + " the driver of the device, then have vif-plug/reload"));
    }

    private PlugDecision prepare(Running state, PlugRequest request) {
        try {
            return prepare(state, request, Options.parse(request.options()));
        } catch (Options.Junk junk) {
            state.log().junk(request, junk);
            return new PlugDecision.Refuse(junk.getMessage());
        }
    }

    private PlugDecision prepare(Running state, PlugRequest request, Options options) {
        DeviceWatch.View view = state.watch().view();
        if (!view.isComplete()) {
            return new PlugDecision.NotYet("the kernel to list its devlink ports and links");
        }
        Directory directory = new Directory(view.all(), hostMacs);
        return switch (directory.find(options.selector())) {
            case Lookup.Missing missing -> {
                state.log().missing(request, directory);
                yield new PlugDecision.NotYet(missing.waitsFor());
            }
            case Lookup.Ambiguous ambiguous -> {
                state.log().ambiguous(request, ambiguous.why());
                yield new PlugDecision.Refuse(ambiguous.why());
            }
            case Lookup.Found found -> plug(state, request, options.settle(), found.representor());
        };
    }

    private static PlugDecision plug(Running state, PlugRequest request, Duration settle, Representor found) {
        String netdev = found.netdev().orElseThrow();
        Duration left = timeToSettle(found, settle, state.context().clock().instant());
        boolean isPlugged = request.current()
                .filter(plugged -> plugged.name().equals(netdev))
                .isPresent();
        if (left.isPositive() && !isPlugged) {
            state.log().renameExpected(request, netdev);
            Future<?> _ = state.timer()
                    .schedule(
                            () -> state.context().askAgain().port(request.logicalPort()),
                            left.toMillis() + 1,
                            TimeUnit.MILLISECONDS);
            return new PlugDecision.NotYet("interface " + netdev + " of devlink port "
                    + found.port().key() + " to get its final name; in " + left.toMillis() + " ms it counts as that");
        }
        state.log().found(request);
        return new PlugDecision.Plug(netdev);
    }

    /** Who came while the daemon looked on gets its name from udev a moment later. */
    private static Duration timeToSettle(Representor found, Duration settle, Instant now) {
        if (found.origin() == Representor.Origin.DUMP || found.wasRenamed()) {
            return Duration.ZERO;
        }
        return settle.minus(Duration.between(found.since(), now));
    }

    /** All ports, in a table. */
    @Override
    public String describe() {
        return running.map(
                        state -> Listing.of(new Directory(state.watch().view().all(), hostMacs)))
                .orElse("this kernel has no devlink\n");
    }

    @Override
    public void close() {
        running.ifPresent(state -> {
            state.timer().shutdownNow();
            state.watch().close();
        });
        running = Optional.empty();
    }
}
