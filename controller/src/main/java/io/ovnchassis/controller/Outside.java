package io.ovnchassis.controller;

import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.loop.Inbox;
import io.ovnchassis.controller.memory.Heap;
import io.ovnchassis.controller.tls.Keys;
import io.ovnchassis.controller.vifplug.Hosting;
import io.ovnchassis.netlink.NetlinkTransport;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What the daemon meets outside of itself; a simulation brings its own.
 *
 * @param clock the time
 * @param connector connects to the databases
 * @param netlink opens sockets to the kernel; asked only when there is something to ask it
 * @param workers gives VIF plug providers their threads
 * @param heap where everything lives
 * @param keys keys and certificates for the databases
 */
public record Outside(
        Clock clock,
        DatabaseConnection.Connector connector,
        Supplier<NetlinkTransport> netlink,
        Workers workers,
        Heap heap,
        Keys keys) {
    /** Says what VIF plug providers are hosted with. */
    @FunctionalInterface
    public interface Workers {
        /**
         * Called once, before any provider is started.
         *
         * @param callLimit how long a call of a provider may take
         */
        Hosting hosting(Inbox inbox, Clock clock, Duration callLimit);
    }
}
