package io.ovnchassis.vifplug.representor;

import io.ovnchassis.netlink.NetlinkTransport;
import io.ovnchassis.netlink.devlink.DevlinkPort;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.route.LinkMessages;
import io.ovnchassis.netlink.testkit.FakeKernel;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.vifplug.AskAgain;
import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.PluggedInterface;
import io.ovnchassis.vifplug.ProviderContext;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A provider on a kernel that a test makes up, and the daemon that asks it. */
final class Host implements AutoCloseable {
    private static final long PATIENCE_MS = 10_000;

    final FakeKernel kernel = new FakeKernel();
    final List<String> lines = new CopyOnWriteArrayList<>();
    private final Semaphore askedAgain = new Semaphore(0);
    private final RepresentorProvider provider;

    Host() {
        this(_ -> Optional.empty());
    }

    Host(HostMacs hostMacs) {
        provider = new RepresentorProvider(() -> kernel, hostMacs);
    }

    private Host(NetlinkTransport transport) {
        provider = new RepresentorProvider(() -> transport, _ -> Optional.empty());
    }

    static Host on(NetlinkTransport transport) {
        return new Host(transport);
    }

    Host start() {
        provider.start(new ProviderContext(InstantSource.system(), new Lines(), new Ears(), Path.of("/")));
        return this;
    }

    void link(int index, String name) {
        link(Device.link(index, name));
    }

    void link(Link link) {
        kernel.execute(LinkMessages.put(link, NlMsgHeader.CREATE)).ifPresent(fault -> {
            throw fault;
        });
    }

    void unlink(int index, String name) {
        kernel.execute(LinkMessages.remove(Device.link(index, name))).ifPresent(fault -> {
            throw fault;
        });
    }

    /** A port comes, and its interface with it. */
    void plugIn(DevlinkPort port, String name) {
        link(port.attachment().interfaceIndex(), name);
        kernel.put(port);
    }

    /** A request with options given as {@code key=value}, without what all keys begin with. */
    static PlugRequest request(String logicalPort, String... options) {
        Map<String, String> all = new HashMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            all.put("vif-plug:representor:" + option.substring(0, equals), option.substring(equals + 1));
        }
        return new PlugRequest(logicalPort, all, Optional.empty());
    }

    static PlugRequest plugged(PlugRequest request, String name) {
        return new PlugRequest(
                request.logicalPort(), request.options(), Optional.of(new PluggedInterface(name, "", Map.of())));
    }

    static String pfMac(MacAddress mac) {
        return "pf-mac=" + mac;
    }

    /** Asks as the daemon does, again whenever the provider wants it, until the answer is as expected. */
    PlugDecision await(PlugRequest request, Predicate<PlugDecision> expected) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        PlugDecision answer = provider.prepare(request);
        while (!expected.test(answer)) {
            try {
                if (!askedAgain.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    throw new AssertionError("the last answer: " + answer + "; the log: " + lines);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
            answer = provider.prepare(request);
        }
        return answer;
    }

    void awaitPlug(PlugRequest request, String name) {
        await(request, new PlugDecision.Plug(name)::equals);
    }

    /** The reason of the first answer that waits for something with these words. */
    String awaitNotYet(PlugRequest request, String words) {
        PlugDecision answer = await(
                request,
                given -> given instanceof PlugDecision.NotYet wait
                        && wait.waitsFor().contains(words));
        return ((PlugDecision.NotYet) answer).waitsFor();
    }

    PlugDecision ask(PlugRequest request) {
        return provider.prepare(request);
    }

    String list() {
        return provider.describe();
    }

    @Override
    public void close() {
        provider.close();
    }

    private final class Ears implements AskAgain {
        @Override
        public void port(String logicalPort) {
            askedAgain.release();
        }

        @Override
        public void all() {
            askedAgain.release();
        }
    }

    private final class Lines implements System.Logger {
        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return level.getSeverity() >= Level.DEBUG.getSeverity();
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String text, @Nullable Throwable thrown) {
            lines.add(level + " " + text);
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... params) {
            lines.add(level + " " + format);
        }
    }

    List<String> linesWith(String words) {
        return lines.stream().filter(line -> line.contains(words)).toList();
    }
}
