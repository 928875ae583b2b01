package io.ovnchassis.controller.localdata;

import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.localdata.LocalDatapath.Role;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the local datapaths as the ports and the ways between datapaths have them. One says what to look at again, and
 * then {@link #settle()}; what is looked at needlessly comes to no harm. Main loop only.
 */
final class Topology {
    private final Rows rows;
    private final RoleRule roles;
    private final Joints joints = new Joints();
    private final Watches watches = new Watches();
    private final Reach reach = new Reach(joints);
    private final LocalDatapaths local = new LocalDatapaths();
    private final Map<String, Ref<DatapathBinding>> listedIn = new HashMap<>();
    private final Set<String> staleLists = new LinkedHashSet<>();
    private final Set<Ref<DatapathBinding>> staleDatapaths = new LinkedHashSet<>();
    private boolean updated;

    /** The rows that all follows from, as they are now. */
    interface Rows {
        Optional<Ref<Chassis>> ownChassis();

        Optional<PortBinding> port(String name);

        List<PortBinding> portsOf(Ref<DatapathBinding> datapath);

        Optional<DatapathBinding> datapath(Ref<DatapathBinding> ref);

        boolean isGatewayOf(PortBinding port);

        /** Whether a bridge leads to the physical network. */
        boolean isConnectedTo(String network);
    }

    Topology(Rows rows) {
        this.rows = rows;
        this.roles = new RoleRule(rows::isConnectedTo);
    }

    LocalDatapaths local() {
        return local;
    }

    void clear() {
        joints.clear();
        watches.clear();
        reach.clear();
        local.clear();
        listedIn.clear();
    }

    /** Takes note of the datapath that {@code port} makes local, if it does. */
    void place(String port, Optional<Ref<DatapathBinding>> datapath) {
        reach.place(port, datapath);
    }

    /** Looks at a port again, of which anything may have changed. */
    void lookAt(String port) {
        staleLists.add(port);
        findJoint(port);
        watches.watchersOf(port).forEach(this::findJoint);
    }

    /** Looks at a datapath again, of which anything may have changed. */
    void lookAtAll(Ref<DatapathBinding> datapath) {
        staleDatapaths.add(datapath);
        for (PortBinding port : rows.portsOf(datapath)) {
            if (JointRule.mayLeadOn(port)) {
                lookAt(port.logicalPort());
            }
        }
    }

    private void findJoint(String port) {
        Lookups lookups = new Lookups();
        Optional<Joint> now = rows.port(port).flatMap(new JointRule(lookups)::jointAt);
        watches.watch(port, lookups.seen);
        Optional<Joint> before = joints.put(port, now);
        if (before.equals(now)) {
            return;
        }
        before.ifPresent(gone -> {
            reach.closed(gone);
            listEnds(gone);
        });
        now.ifPresent(joint -> {
            reach.opened(joint);
            listEnds(joint);
        });
    }

    private void listEnds(Joint joint) {
        staleLists.add(joint.port());
        staleLists.add(joint.peer());
    }

    /** Brings the local datapaths up to date with all that was looked at. */
    Change settle() {
        updated = false;
        staleDatapaths.addAll(reach.settle());
        staleDatapaths.forEach(this::settle);
        staleLists.forEach(this::list);
        staleDatapaths.clear();
        staleLists.clear();
        return Change.when(updated);
    }

    private void settle(Ref<DatapathBinding> ref) {
        Optional<DatapathBinding> row = rows.datapath(ref).filter(_ -> reach.contains(ref));
        Optional<LocalDatapath> known = local.get(ref);
        if (row.isPresent() && known.isPresent()) {
            note(ref, known.get().become(row.get()));
            return;
        }
        if (row.isEmpty() && known.isEmpty()) {
            return;
        }
        updated = true;
        if (row.isPresent()) {
            local.add(row.get());
        } else {
            local.remove(ref);
        }
        rows.portsOf(ref).forEach(port -> staleLists.add(port.logicalPort()));
        joints.leaving(ref).forEach(this::listEnds);
    }

    private void note(Ref<DatapathBinding> ref, boolean news) {
        if (news) {
            local.touch(ref);
            updated = true;
        }
    }

    /** Lists a port in its datapath, if it plays a part there, and nowhere else. */
    private void list(String name) {
        Optional<PortBinding> port = rows.port(name);
        Set<Role> played = port.map(roles::rolesOf).orElse(Set.of());
        Optional<String> peer = peerOf(name);
        Optional<Ref<DatapathBinding>> place = port.filter(_ -> peer.isPresent() || !played.isEmpty())
                .map(PortBinding::datapath)
                .filter(local::contains);
        @Nullable
        Ref<DatapathBinding> before = place.isPresent() ? listedIn.put(name, place.get()) : listedIn.remove(name);
        if (before != null && !place.equals(Optional.of(before))) {
            write(name, before, Set.of(), Optional.empty());
        }
        place.ifPresent(datapath -> write(name, datapath, played, peer));
    }

    private void write(String name, Ref<DatapathBinding> ref, Set<Role> played, Optional<String> peer) {
        local.get(ref).ifPresent(datapath -> {
            boolean news = datapath.putPeer(name, peer);
            for (Role role : Role.values()) {
                news |= datapath.put(name, role, played.contains(role));
            }
            note(ref, news);
        });
    }

    /** The port at the other end of the joint that begins here, or else of one that ends here. */
    private Optional<String> peerOf(String port) {
        return joints.at(port)
                .filter(joint -> local.contains(joint.from()))
                .map(Joint::peer)
                .or(() -> joints.endingAt(port).stream()
                        .filter(joint -> local.contains(joint.from()))
                        .map(Joint::port)
                        .findFirst());
    }

    /** Remembers which ports it was asked for. */
    private final class Lookups implements JointRule.Surroundings {
        private final Set<String> seen = new HashSet<>();

        @Override
        public Optional<Ref<Chassis>> ownChassis() {
            return rows.ownChassis();
        }

        @Override
        public Optional<PortBinding> port(String name) {
            seen.add(name);
            return rows.port(name);
        }

        @Override
        public boolean isSwitch(Ref<DatapathBinding> datapath) {
            return rows.datapath(datapath).filter(DatapathKind::isSwitch).isPresent();
        }

        @Override
        public boolean isGatewayOf(PortBinding port) {
            return rows.isGatewayOf(port);
        }
    }
}
