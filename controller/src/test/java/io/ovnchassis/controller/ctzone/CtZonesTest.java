package io.ovnchassis.controller.ctzone;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.config.ZoneRange;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CtZonesTest {
    private final CtZones zones = new CtZones(ZoneRange.ALL);

    private static Optional<ZoneWish> any() {
        return Optional.of(ZoneWish.ANY);
    }

    private static Optional<ZoneWish> certain(int zone) {
        return Optional.of(new ZoneWish(OptionalInt.of(zone), Optional.empty(), Optional.empty()));
    }

    private void wish(String user, Optional<ZoneWish> wish) {
        zones.wish(user, wish);
        zones.settle();
    }

    private void mark(String user, int zone) {
        zones.mark(user, OptionalInt.of(zone));
        zones.settle();
    }

    /** The bridge says it as it is, as after a transaction. */
    private void commit() {
        new TreeMap<>(zones.unsettled()).forEach(zones::mark);
        zones.settle();
    }

    @Test
    void everybodyGetsTheLowestZoneThatIsFree() {
        wish("a", any());
        wish("b", any());

        assertThat(zones.zones()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 1, "b", 2));
        assertThat(zones.unsettled())
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", OptionalInt.of(1), "b", OptionalInt.of(2)));
        assertThat(zones.settle()).isFalse();
    }

    @Test
    void whatTheBridgeSaysIsTakenUpAgainInWhateverOrderUsersCome() {
        mark("a", 1);
        mark("b", 2);
        wish("c", any());
        wish("b", any());
        wish("a", any());

        assertThat(zones.zones()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 1, "b", 2, "c", 3));
        assertThat(zones.unsettled()).containsOnlyKeys("c");
    }

    @Test
    void zoneIsGivenToAnotherOnlyWhenTheBridgeHasForgottenIt() {
        wish("a", any());
        commit();
        wish("a", Optional.empty());
        wish("b", any());

        assertThat(zones.zones()).containsExactly(Map.entry("b", 2));
        assertThat(zones.unsettled()).containsEntry("a", OptionalInt.empty());

        commit();
        wish("c", any());
        assertThat(zones.zones()).containsEntry("c", 1);
        assertThat(zones.unsettled()).containsOnlyKeys("c");
    }

    @Test
    void whoHasARequestedZoneByChanceGivesItUp() {
        wish("a", any());
        commit();
        wish("gr_snat", certain(1));

        assertThat(zones.zones()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 2, "gr_snat", 1));
    }

    @Test
    void requestedZoneMayBeSharedAndLieOutsideTheRange() {
        zones.range(new ZoneRange(10, 20));
        wish("one_snat", certain(5));
        wish("two_snat", certain(5));
        wish("a", any());

        assertThat(zones.zones()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 10, "one_snat", 5, "two_snat", 5));
    }

    @Test
    void whoNoLongerAsksForAZoneKeepsItIfItIsNotShared() {
        wish("one_snat", certain(5));
        wish("one_snat", any());
        assertThat(zones.zones()).containsEntry("one_snat", 5);

        wish("two_snat", certain(7));
        wish("three_snat", certain(7));
        zones.wish("two_snat", any());
        zones.wish("three_snat", any());
        zones.settle();
        assertThat(zones.zones().values()).doesNotHaveDuplicates();
    }

    @Test
    void whenAllZonesAreTakenTheNextUserWaitsForOne() {
        zones.range(new ZoneRange(1, 1));
        wish("a", any());
        wish("b", any());
        assertThat(zones.waiting()).containsExactly("b");

        wish("a", Optional.empty());
        assertThat(zones.zones()).containsExactly(Map.entry("b", 1));
        assertThat(zones.waiting()).isEmpty();
    }

    @Test
    void zonesOutsideANewRangeAreGivenAnew() {
        wish("a", any());
        wish("b", any());
        zones.range(new ZoneRange(2, 9));
        zones.settle();

        assertThat(zones.zones()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 3, "b", 2));
    }

    @Test
    void ofTwoUsersWithTheSameZoneInTheBridgeOneGetsAnother() {
        mark("a", 4);
        mark("b", 4);
        wish("b", any());
        wish("a", any());

        assertThat(zones.zones()).containsExactlyInAnyOrderEntriesOf(Map.of("b", 4, "a", 1));
    }

    @Test
    void zoneUnderTheNameOfAnEarlierReleaseIsTakenOver() {
        mark("uuid_dnat", 9);
        wish("lr0_dnat", Optional.of(new ZoneWish(OptionalInt.empty(), Optional.of("uuid_dnat"), Optional.empty())));

        assertThat(zones.zones()).containsExactly(Map.entry("lr0_dnat", 9));
        assertThat(zones.unsettled())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("lr0_dnat", OptionalInt.of(9), "uuid_dnat", OptionalInt.empty()));
    }

    @Test
    void whateverHappensZonesAreAllowedAndDistinctAndNobodyWaitsForAFreeOne() {
        for (long seed = 0; seed < 200; seed++) {
            new RandomLife(seed).live();
        }
    }

    /** Users that come, go and ask for zones, with a bridge that follows now and then, and that strangers write to. */
    private static final class RandomLife {
        private static final int USERS = 12;

        private final long seed;
        private final Random random;
        private final CtZones zones = new CtZones(ZoneRange.ALL);
        private final Map<String, ZoneWish> wishes = new HashMap<>();
        private ZoneRange range = ZoneRange.ALL;

        RandomLife(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void live() {
            for (int step = 0; step < 100; step++) {
                Map<String, Integer> before = new TreeMap<>(zones.zones());
                boolean ofOneUser = act();
                boolean news = zones.settle();
                check(step);
                if (ofOneUser) {
                    assertThat(before.entrySet().stream()
                                    .filter(zone -> !zones.zones().entrySet().contains(zone)))
                            .as("zones lost by one wish for any zone; seed %d, step %d", seed, step)
                            .hasSizeLessThanOrEqualTo(1);
                }
                assertThat(news || before.equals(zones.zones()))
                        .as("news is told; seed %d, step %d", seed, step)
                        .isTrue();
            }
        }

        /** Says whether what happened concerns nobody but one user. */
        private boolean act() {
            String user = "u" + random.nextInt(USERS);
            switch (random.nextInt(8)) {
                case 0 -> zones.mark(user, OptionalInt.of(random.nextInt(15)));
                case 1 -> {
                    int min = 1 + random.nextInt(5);
                    range = new ZoneRange(min, min + random.nextInt(12));
                    zones.range(range);
                }
                case 2, 3 -> new TreeMap<>(zones.unsettled()).forEach(zones::mark);
                case 4 ->
                    wish(user, new ZoneWish(OptionalInt.of(random.nextInt(15)), Optional.empty(), Optional.empty()));
                case 5 -> {
                    boolean hadRequest =
                            wishes.getOrDefault(user, ZoneWish.ANY).zone().isPresent();
                    wishes.remove(user);
                    zones.wish(user, Optional.empty());
                    return !hadRequest;
                }
                default -> {
                    wish(user, ZoneWish.ANY);
                    return true;
                }
            }
            return false;
        }

        private void wish(String user, ZoneWish wish) {
            wishes.put(user, wish);
            zones.wish(user, Optional.of(wish));
        }

        private void check(int step) {
            String when = "seed %d, step %d".formatted(seed, step);
            Map<Integer, String> byChance = new HashMap<>();
            zones.zones().forEach((user, zone) -> {
                ZoneWish wish = wishes.getOrDefault(user, ZoneWish.ANY);
                if (wish.zone().isPresent()) {
                    assertThat(zone)
                            .as("%s of %s", when, user)
                            .isEqualTo(wish.zone().getAsInt());
                } else {
                    assertThat(range.contains(zone)).as("%s of %s", when, user).isTrue();
                    assertThat(byChance.put(zone, user))
                            .as("%s of %s", when, user)
                            .isNull();
                }
            });
            wishes.forEach((user, wish) ->
                    wish.zone().ifPresent(zone -> assertThat(byChance).as(when).doesNotContainKey(zone)));
            assertThat(wishes.keySet()).as(when).containsAll(zones.zones().keySet());
            assertThat(wishes.keySet().stream().filter(user -> !zones.zones().containsKey(user)))
                    .as(when)
                    .containsExactlyInAnyOrderElementsOf(zones.waiting());
        }
    }
}
