package io.ovnchassis.netlink.table;

import static io.ovnchassis.netlink.table.Scene.arp;
import static io.ovnchassis.netlink.table.Scene.fdb;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.route.Neighbor;
import io.ovnchassis.netlink.route.NeighborFamily;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NeighborTableTest {
    private static final String MAC = "00:00:00:00:00:05";
    private static final String OTHER_MAC = "00:00:00:00:00:06";

    private final Scene scene = new Scene();
    private final Told<Neighbor> told = new Told<>(neighbor -> neighbor.mac() + " " + neighbor.destination());

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void whatIsThereIsToldAndThenWhatChanges() {
        scene.put(arp(MAC, "10.0.0.1", Scene.NOARP, Scene.LEARNED));
        NeighborTable table = open(NeighborFamily.INET);
        scene.put(arp(OTHER_MAC, "10.0.0.1", Scene.NOARP, Scene.LEARNED));
        scene.settle();
        scene.remove(arp(OTHER_MAC, "10.0.0.1", 0, 0));
        scene.settle();

        assertThat(told.take())
                .containsExactly(
                        List.of("+ " + MAC + " 10.0.0.1"),
                        List.of("+ " + OTHER_MAC + " 10.0.0.1", "- " + MAC + " 10.0.0.1"),
                        List.of("- " + OTHER_MAC + " 10.0.0.1"));
        assertThat(table.neighbors()).isEmpty();
    }

    @Test
    void ourOwnAndThoseOfVlansAndOtherLinksAndFamiliesAreLeftOut() {
        scene.put(fdb(MAC, 0, 0, Scene.NOARP, 0));
        scene.put(fdb(MAC, 1, 0, Scene.NOARP, Scene.LEARNED));
        scene.put(arp(MAC, "10.0.0.1", Scene.NOARP, Scene.LEARNED));
        NeighborTable table = open(NeighborFamily.BRIDGE);
        scene.put(fdb(OTHER_MAC, 1, 0, Scene.NOARP, Scene.LEARNED));
        scene.put(fdb(OTHER_MAC, 0, 0, Scene.NOARP, 0));
        scene.settle();

        assertThat(told.take()).containsExactly(List.of());
        assertThat(table.neighbors()).isEmpty();
    }

    @Test
    void growingOldIsNoChange() {
        scene.put(arp(MAC, "10.0.0.1", Scene.REACHABLE, 0));
        open(NeighborFamily.INET);
        told.take();
        scene.put(arp(MAC, "10.0.0.1", Scene.STALE, 0));
        scene.settle();

        assertThat(told.take()).isEmpty();
    }

    @Test
    void oneThatWeTookOverIsGoneAfterAResync() {
        scene.put(arp(MAC, "10.0.0.1", Scene.NOARP, Scene.LEARNED));
        NeighborTable table = open(NeighborFamily.INET);
        AdvertisedNeighbor ours = AdvertisedNeighbor.of(arp(OTHER_MAC, "10.0.0.1", 0, 0));

        NeighborSync sync = new NeighborExchange(scene.kernel).sync(NeighborFamily.INET, 4, Set.of(ours));
        assertThat(sync.takenOver())
                .singleElement()
                .satisfies(other -> assertThat(other.mac()).hasToString(MAC));
        table.resync();
        scene.settle();

        assertThat(table.neighbors()).isEmpty();
    }

    @Test
    void entriesAreFoundByWhatTheyAreKnownBy() {
        Neighbor neighbor = arp(MAC, "10.0.0.1", Scene.NOARP, Scene.LEARNED);
        scene.put(neighbor);
        NeighborTable table = open(NeighborFamily.INET);

        assertThat(table.find(neighbor.key())).contains(neighbor);
        assertThat(table.find(arp(MAC, "10.0.0.2", 0, 0).key())).isEmpty();
    }

    private NeighborTable open(NeighborFamily family) {
        NeighborTable table = NeighborTable.open(scene.notifier, family, 4, told);
        scene.settle();
        return table;
    }
}
