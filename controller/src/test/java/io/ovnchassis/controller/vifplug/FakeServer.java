package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.vifplug.InterfaceEdit.Wanted;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes what is written for the local database and commits it like a server: all of it or nothing, nothing when what was
 * read is not so any more. Fails the test when plugging does what it must never do.
 */
final class FakeServer implements PlugWriter {
    private static final ColumnSet READ =
            ColumnSet.of(Interface.TYPE, Interface.OPTIONS, Interface.EXTERNAL_IDS, Interface.MTU_REQUEST);

    private final PlugWorld world;
    private final List<PlugAction> actions = new ArrayList<>();
    private SortedArraySet<Ref<Port>> portsRead = SortedArraySet.empty();

    FakeServer(PlugWorld world) {
        this.world = world;
    }

    /** Opens a transaction on what the replica shows. */
    void begin() {
        actions.clear();
        portsRead = world.shownBridge().ports();
    }

    boolean hasWork() {
        return !actions.isEmpty();
    }

    @Override
    public void write(PlugAction.Create create) {
        String name = create.wanted().decision().interfaceName();
        assertThat(world.view().holderOf(name))
                .as("holder of new name %s", name)
                .isEmpty();
        assertThat(world.view().interfacesOf(create.wanted().tag().ifaceId()))
                .as("interfaces of new port %s", create.wanted().tag().ifaceId())
                .isEmpty();
        assertThat(created(actions)).as("names are created once").doesNotContain(name);
        actions.add(create);
    }

    @Override
    public void write(PlugAction.Update update) {
        assertThat(update.edit().isEmpty()).as("an update writes something").isFalse();
        assertOurs(update.current());
        actions.add(update);
    }

    @Override
    public void write(PlugAction.Unplug unplug) {
        assertOurs(unplug.current());
        actions.add(unplug);
    }

    @Override
    public void write(PlugAction.Replace replace) {
        assertThat(replace.current()).as("there is something to replace").isNotEmpty();
        replace.current().forEach(this::assertOurs);
        assertThat(world.view().holderOf(replace.wanted().name()))
                .as("holder of new name %s", replace.wanted().name())
                .isEmpty();
        assertThat(created(actions))
                .as("names are created once")
                .doesNotContain(replace.wanted().name());
        actions.add(replace);
    }

    private static List<String> created(List<PlugAction> actions) {
        return actions.stream()
                .flatMap(action -> switch (action) {
                    case PlugAction.Create(Wanted wanted) -> Stream.of(wanted.name());
                    case PlugAction.Replace(var _, Wanted wanted) -> Stream.of(wanted.name());
                    case PlugAction.Update _, PlugAction.Unplug _, PlugAction.Nothing _, PlugAction.Refused _ ->
                        Stream.<String>empty();
                })
                .toList();
    }

    private void assertOurs(BridgeInterface target) {
        assertThat(target.row().externalIds()).containsKeys("iface-id", "ovn-plugged");
        assertThat(target.row())
                .isEqualTo(world.local
                        .table(Interface.TABLE)
                        .get(target.row().ref())
                        .orElseThrow());
        assertThat(portsRead).contains(target.port().ref());
        assertThat(target.port().interfaces()).containsExactly(target.row().ref());
    }

    /** Commits, and says whether it did. */
    boolean commit() {
        if (!actions.stream().allMatch(this::isAsRead)) {
            return false;
        }
        actions.forEach(this::apply);
        actions.clear();
        return true;
    }

    void drop() {
        actions.clear();
    }

    private boolean isAsRead(PlugAction action) {
        return switch (action) {
            case PlugAction.Create create ->
                isBridgeAsRead() && isFree(create.wanted().decision().interfaceName());
            case PlugAction.Update update -> isAsRead(update.current().row());
            case PlugAction.Replace replace ->
                isBridgeAsRead()
                        && replace.current().stream().allMatch(each -> isAsRead(each.row()))
                        && isFree(replace.wanted().name());
            case PlugAction.Unplug unplug ->
                isBridgeAsRead() && isAsRead(unplug.current().row());
            case PlugAction.Nothing _, PlugAction.Refused _ -> throw new AssertionError(action + " is no write");
        };
    }

    private boolean isBridgeAsRead() {
        return world.bridge(world.bridge.ref()).ports().equals(portsRead);
    }

    private boolean isAsRead(Interface row) {
        return Optional.ofNullable(world.interfaces.get(row.ref()))
                .filter(now -> !Interface.TABLE.differences(now, row).intersects(READ))
                .isPresent();
    }

    /** What the index of the table would say: names are unique in the whole switch. */
    private boolean isFree(String name) {
        return world.interfaceNamed(name).isEmpty();
    }

    private void apply(PlugAction action) {
        switch (action) {
            case PlugAction.Create(Wanted wanted) -> add(wanted);
            case PlugAction.Replace(List<BridgeInterface> current, Wanted wanted) -> {
                current.forEach(each -> world.removeInterface(each.row().ref()));
                add(wanted);
            }
            case PlugAction.Update(BridgeInterface current, InterfaceEdit edit) -> apply(current.row(), edit);
            case PlugAction.Unplug(BridgeInterface current) ->
                world.removeInterface(current.row().ref());
            case PlugAction.Nothing _, PlugAction.Refused _ -> throw new AssertionError(action + " is no write");
        }
    }

    private void add(Wanted wanted) {
        Interface.Builder row = Interface.builder()
                .name(wanted.name())
                .options(wanted.decision().options())
                .externalIds(wanted.externalIds());
        wanted.decision().interfaceType().ifPresent(row::type);
        wanted.mtuRequest().ifPresent(row::mtuRequest);
        world.addInterface(world.bridge.ref(), row);
    }

    private void apply(Interface row, InterfaceEdit edit) {
        Map<String, String> options = new HashMap<>(row.options());
        options.putAll(edit.options());
        options.keySet().removeAll(edit.droppedOptions());
        Map<String, String> externalIds = new HashMap<>(row.externalIds());
        externalIds.putAll(edit.externalIds());
        Interface.Builder after = PlugWorld.copyOf(row).options(options).externalIds(externalIds);
        edit.type().ifPresent(after::type);
        edit.mtu()
                .ifPresent(mtu -> after.mtuRequest(
                        switch (mtu) {
                            case MtuEdit.Assign(int value) -> Optional.of((long) value);
                            case MtuEdit.Clear() -> Optional.empty();
                        }));
        world.putInterface(after, row.ref());
    }
}
