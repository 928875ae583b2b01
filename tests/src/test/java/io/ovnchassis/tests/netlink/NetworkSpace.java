package io.ovnchassis.tests.netlink;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import io.ovnchassis.controller.sandbox.Tool;
import io.ovnchassis.netlink.sys.KernelTransport;
import io.ovnchassis.netlink.sys.NetworkNamespace;
import io.ovnchassis.tests.harness.Deployment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A network namespace of its own for a test, or for a benchmark. */
public final class NetworkSpace implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String name = "ovn-" + UUID.randomUUID().toString().substring(0, 8);
    private final Tool ip = new Tool("ip", Map.of(), LIMIT);

    private NetworkSpace() {}

    /** Makes one, with its loopback interface up. */
    public static NetworkSpace create() {
        NetworkSpace space = new NetworkSpace();
        try {
            space.ip.run("netns", "add", space.name);
        } catch (SandboxFailure e) {
            throw new SandboxFailure("this needs root, to make a network namespace: " + e.getMessage(), e);
        }
        space.ip("link set lo up");
        return space;
    }

    @Override
    public void close() {
        ip.run("netns", "del", name);
    }

    public String name() {
        return name;
    }

    /** The way into its kernel tables. */
    public KernelTransport transport() {
        return new KernelTransport(new NetworkNamespace.Named(name));
    }

    /** Runs ip(8) in it, with arguments that are separated by spaces. */
    public List<String> ip(String arguments) {
        return run("ip " + arguments);
    }

    /** Runs a line of shell in it and returns the lines that it prints, without spaces at their ends. */
    public List<String> run(String line) {
        return ip.run("netns", "exec", name, "sh", "-c", line)
                .lines()
                .map(String::strip)
                .toList();
    }

    /** Runs {@code ovn-netlink} in it and returns the lines that it prints. */
    List<String> tool(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "netns",
                "exec",
                name,
                Deployment.launcher().resolveSibling("ovn-netlink").toString()));
        command.addAll(List.of(arguments));
        return ip.run(command.toArray(String[]::new)).lines().toList();
    }

    /** Runs {@code ovn-netlink} until it prints these lines, in whatever order. */
    void awaitTool(List<String> expected, String... arguments) {
        List<String> sorted = expected.stream().sorted().toList();
        Await.until(
                String.join("\n", sorted),
                () -> tool(arguments).stream().sorted().toList(),
                sorted::equals);
    }

    /** The number of an interface. */
    int index(String device) {
        return Integer.parseInt(run("cat /sys/class/net/" + device + "/ifindex").getFirst());
    }

    /** A bridge that is up. */
    void bridge(String device) {
        ip("link add " + device + " type bridge");
        ip("link set " + device + " address 00:00:00:00:00:01");
        ip("link set dev " + device + " up");
    }

    /** A VXLAN device that learns nothing, as a port of a bridge; up. */
    void vxlan(String device, String bridge) {
        ip("link add " + device + " type vxlan id 42 dstport 4789 local 42.42.42.2 nolearning");
        ip("link set " + device + " master " + bridge);
        ip("link set " + device + " address 00:00:00:00:00:02");
        ip("link set dev " + device + " up");
    }

    /** A device that nothing comes out of, like a dummy: one end of a veth, of which the other keeps silent. */
    void silent(String device) {
        ip("link add " + device + " type veth peer name " + device + "-peer");
        ip("link set " + device + "-peer addrgenmode none");
        ip("link set " + device + " addrgenmode none");
        ip("link set dev " + device + "-peer up");
    }
}
