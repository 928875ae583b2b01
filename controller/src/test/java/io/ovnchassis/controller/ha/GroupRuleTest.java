package io.ovnchassis.controller.ha;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ha.GroupRule.Member;
import io.ovnchassis.controller.ha.HaPlaces.Place;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupRuleTest {
    private static final Ref<Chassis> US = Ref.random();
    private static final List<String> USERS = List.of("c1", "c2");

    private static Member us(long priority) {
        return new Member(US, "ha2", priority);
    }

    private static Member other(String name, long priority) {
        return new Member(Ref.random(), name, priority);
    }

    private static Optional<Place> place(Set<String> heard, Member... members) {
        return new GroupRule(US, heard).placeIn(List.of(members), USERS);
    }

    @Test
    void groupOfOthersIsNoPlaceForUs() {
        assertThat(place(Set.of("ha1"), other("ha1", 30))).isEmpty();
        assertThat(place(Set.of())).isEmpty();
    }

    @Test
    void onlyMemberIsActiveEvenWhenItHearsNobody() {
        assertThat(place(Set.of(), us(1))).contains(new Place(true, true));
    }

    @Test
    void whoHearsNobodyIsNotActive() {
        assertThat(place(Set.of(), us(40), other("ha1", 30))).contains(new Place(false, true));
    }

    @Test
    void memberOfTheHighestPriorityThatCanBeHeardIsActive() {
        assertThat(place(Set.of("ha1", "c1"), us(40), other("ha1", 30))).contains(new Place(true, true));
        assertThat(place(Set.of("ha1", "c1"), us(20), other("ha1", 30))).contains(new Place(false, false));
        assertThat(place(Set.of("ha3", "c1"), us(20), other("ha1", 30), other("ha3", 10)))
                .contains(new Place(true, false));
    }

    @Test
    void amongEqualsTheNameThatSortsLastIsPreferred() {
        assertThat(place(Set.of("ha1"), us(30), other("ha1", 30))).contains(new Place(true, true));
        assertThat(place(Set.of("ha3"), us(30), other("ha3", 30))).contains(new Place(false, false));
    }

    @Test
    void lastMemberIsActiveAsLongAsSomebodyUsesIt() {
        assertThat(place(Set.of("c2"), us(20), other("ha1", 30))).contains(new Place(true, false));
        assertThat(place(Set.of("stranger"), us(20), other("ha1", 30))).contains(new Place(false, false));
    }
}
