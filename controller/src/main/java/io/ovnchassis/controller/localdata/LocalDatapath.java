package io.ovnchassis.controller.localdata;

import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A datapath that matters here, and those of its ports that have a part to play in it. Main loop only. */
public final class LocalDatapath {
    /** The part that a port plays in its datapath. */
    public enum Role {
        /** It leads to a physical network that this chassis is connected to. */
        LOCALNET,
        /** It is a gateway to a physical switch. */
        VTEP,
        /** Its owner is outside, behind the localnet port. */
        EXTERNAL,
        /** Several chassis have it at the same time. */
        MULTICHASSIS
    }

    private final Map<Role, TreeSet<String>> roles = new EnumMap<>(Role.class);
    private final SortedMap<String, String> peers = new TreeMap<>();
    private DatapathBinding row;

    LocalDatapath(DatapathBinding row) {
        this.row = row;
    }

    /** Says whether the row is another one than before. */
    boolean become(DatapathBinding now) {
        boolean news = !row.equals(now);
        row = now;
        return news;
    }

    boolean put(String port, Role role, boolean isSo) {
        TreeSet<String> ports = roles.computeIfAbsent(role, _ -> new TreeSet<>());
        return isSo ? ports.add(port) : ports.remove(port);
    }

    boolean putPeer(String port, Optional<String> peer) {
        Optional<String> before =
                Optional.ofNullable(peer.isPresent() ? peers.put(port, peer.get()) : peers.remove(port));
        return !before.equals(peer);
    }

    public DatapathBinding row() {
        return row;
    }

    /** Its name in the Northbound database; empty when it has none. */
    public String name() {
        return row.externalIds().getOrDefault("name", "");
    }

    /** Whether it is a logical switch, and not a router. */
    public boolean isSwitch() {
        return DatapathKind.isSwitch(row);
    }

    /** The port that leads to a physical network; of several the one whose name sorts first. */
    public Optional<String> localnetPort() {
        return ports(Role.LOCALNET).stream().findFirst();
    }

    /** The port that leads to a physical switch; of several the one whose name sorts first. */
    public Optional<String> vtepPort() {
        return ports(Role.VTEP).stream().findFirst();
    }

    /** The logical ports that play {@code role}, by name. */
    public SequencedSet<String> ports(Role role) {
        return Collections.unmodifiableSequencedSet(roles.getOrDefault(role, new TreeSet<>()));
    }

    /** The ports that connect it with another local datapath, by name, each with the port at the other end. */
    public SortedMap<String, String> peers() {
        return Collections.unmodifiableSortedMap(peers);
    }

    /** An immutable copy of all that it holds. */
    List<Object> snapshot() {
        Map<Role, List<String>> played = new EnumMap<>(Role.class);
        roles.forEach((role, ports) -> played.put(role, List.copyOf(ports)));
        played.values().removeIf(List::isEmpty);
        return List.of(row, Map.copyOf(played), Map.copyOf(peers));
    }
}
