package io.ovnchassis.ovsdb.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.CtTimeoutPolicy;
import io.ovnchassis.ovsdb.tables.ovs.NetFlow;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ColumnTest {
    @Test
    void aScalarIsOneAtom() {
        assertThat(PortBinding.LOGICAL_PORT.read(new PlainCell("lp1"))).isEqualTo("lp1");
        assertThat(PortBinding.LOGICAL_PORT.applyDifference("lp1", "lp2")).isEqualTo("lp2");
        assertThat(PortBinding.LOGICAL_PORT.defaultValue()).isEmpty();
    }

    @Test
    void anOptionalIsAnAtomOrNone() {
        assertThat(PortBinding.TAG.read(new PlainCell(5L))).contains(5L);
        assertThat(PortBinding.TAG.read(new PlainCell(List.of()))).isEmpty();
        assertThat(PortBinding.TAG.applyDifference(Optional.of(5L), Optional.empty()))
                .isEmpty();
        assertThat(PortBinding.TAG.defaultValue()).isEmpty();
    }

    @Test
    void anOptionalOfTwoAtomsIsMalformed() {
        assertThatThrownBy(() -> PortBinding.TAG.read(new PlainCell(List.of(5L, 6L))))
                .isInstanceOf(MalformedValueException.class)
                .hasMessage("more than one element where one is allowed");
    }

    @Test
    void aSetTakesAnyNumberOfAtoms() {
        assertThat(PortBinding.MAC.read(new PlainCell("a"))).containsExactly("a");
        assertThat(PortBinding.MAC.read(new PlainCell(List.of("b", "a")))).containsExactly("a", "b");
        assertThat(PortBinding.MAC.read(new PlainCell(List.of()))).isSameAs(SortedArraySet.empty());
        assertThat(PortBinding.MAC.defaultValue()).isEmpty();
    }

    @Test
    void aSetThatMustHaveAnElementStartsWithADefaultAtom() {
        assertThat(NetFlow.TARGETS.defaultValue()).containsExactly("");
        assertThat(Chassis.ENCAPS.defaultValue()).containsExactly(Ref.<Encap>of(new UUID(0, 0)));
    }

    @Test
    void aMapTakesAnyNumberOfPairs() {
        assertThat(PortBinding.OPTIONS.read(new PlainCell(Map.of("b", "2", "a", "1"))))
                .isEqualTo(SortedArrayMap.copyOf(Map.of("a", "1", "b", "2")));
        assertThat(PortBinding.OPTIONS.read(new PlainCell(Map.of()))).isSameAs(SortedArrayMap.empty());
        assertThat(PortBinding.OPTIONS.defaultValue()).isEmpty();
    }

    @Test
    void aKeyThatStandsTwiceInAMapIsMalformed() {
        List<String> twice = List.of("a", "1", "a", "2");

        assertThatThrownBy(() -> PortBinding.OPTIONS.read(new PlainCell(twice)))
                .isInstanceOf(MalformedValueException.class)
                .hasMessage("the key a stands twice in a map");
    }

    @Test
    void anAtomOfAnotherTypeIsMalformed() {
        assertThatThrownBy(() -> PortBinding.TAG.read(new PlainCell("five")))
                .isInstanceOf(MalformedValueException.class);
    }

    @Test
    void setsAndMapsLeaveOutWhatTheirEnumDoesNotList() {
        assertThat(Bridge.PROTOCOLS.read(new PlainCell(List.of("OpenFlow16", "OpenFlow15", "OpenFlow17"))))
                .containsExactly(Bridge.Protocols.OPENFLOW15);
        assertThat(CtTimeoutPolicy.TIMEOUTS.read(new PlainCell(Map.of("sctp_x", 1L, "sctp_y", 2L, "udp_first", 3L))))
                .isEqualTo(Map.of(CtTimeoutPolicy.TimeoutsKey.UDP_FIRST, 3L));
    }

    @Test
    void aPositionThatNoColumnSetCanHoldIsRejected() {
        assertThatThrownBy(() -> new ScalarColumn<>("late", 64, Atom.STRING, PortBinding::logicalPort))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column late: its position must be 0 to 63, found 64");
    }
}
