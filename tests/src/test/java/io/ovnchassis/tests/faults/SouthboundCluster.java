package io.ovnchassis.tests.faults;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Database;
import io.ovnchassis.controller.sandbox.DatabaseSource;
import io.ovnchassis.controller.sandbox.OvsdbServer;
import io.ovnchassis.controller.sandbox.RunDirectory;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import io.ovnchassis.controller.sandbox.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A Southbound database with three servers, of which one is the leader (ovsdb(7), "Clustered Database"). */
record SouthboundCluster(List<OvsdbServer> members) {
    private static final Path SCHEMA = Path.of("/usr/share/ovn/ovn-sb.ovsschema");
    private static final String NAME = "OVN_Southbound";
    private static final int MEMBERS = 3;

    /** As long as an election may take on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static SouthboundCluster start(Sandbox sandbox) {
        List<OvsdbServer> members = new ArrayList<>();
        String first = "unix:" + directory(sandbox, 0).socket("raft.sock");
        for (int number = 0; number < MEMBERS; number++) {
            RunDirectory directory = directory(sandbox, number);
            String address = "unix:" + directory.socket("raft.sock");
            DatabaseSource source = number == 0
                    ? new DatabaseSource.NewCluster(SCHEMA, address)
                    : new DatabaseSource.Member(NAME, address, first);
            members.add(OvsdbServer.start(sandbox, directory, Database.of("member", source)));
        }
        SouthboundCluster cluster = new SouthboundCluster(members);
        Await.until("all members to have joined", PATIENCE, cluster::joined, joined -> joined == MEMBERS);
        return cluster;
    }

    private static RunDirectory directory(Sandbox sandbox, int number) {
        return sandbox.directory("member" + number);
    }

    /** How clients connect to whichever answers. */
    String remotes() {
        return members.stream().map(OvsdbServer::remote).collect(Collectors.joining(","));
    }

    private long joined() {
        return members.stream()
                .filter(member -> status(member).contains("Status: cluster member"))
                .count();
    }

    /** Who leads; empty during an election. */
    Optional<OvsdbServer> leader() {
        return members.stream()
                .filter(member -> status(member).contains("Role: leader"))
                .findFirst();
    }

    /** Waits until somebody leads. */
    OvsdbServer awaitLeader() {
        return Await.until("a leader", PATIENCE, this::leader, Optional::isPresent)
                .orElseThrow();
    }

    private static String status(OvsdbServer member) {
        if (!member.process().isAlive()) {
            return "";
        }
        try {
            String control = member.socket().resolveSibling("member.ctl").toString();
            return new Tool("ovs-appctl", Map.of()).run("-t", control, "cluster/status", NAME);
        } catch (SandboxFailure notYet) {
            return "";
        }
    }
}
