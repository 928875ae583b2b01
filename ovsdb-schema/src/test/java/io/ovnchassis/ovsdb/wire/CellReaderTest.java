package io.ovnchassis.ovsdb.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.MalformedValueException;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Queue;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.LogicalFlow;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Values of RFC 7047 section 5.1, in every form that a server may give them. */
class CellReaderTest {
    private static final UUID A = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final UUID B = UUID.fromString("00000000-0000-0000-0000-00000000000b");

    @Test
    void atomsOfEveryType() {
        assertThat(read(Chassis.NB_CFG, "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(read(Chassis.NB_CFG, "-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(read(Chassis.HOSTNAME, "\"hv1\"")).isEqualTo("hv1");
        assertThat(read(PortBinding.DATAPATH, "[\"uuid\",\"" + A + "\"]")).isEqualTo(Ref.of(A));
        assertThat(read(LogicalFlow.PIPELINE, "\"egress\"")).isEqualTo(LogicalFlow.Pipeline.EGRESS);
        assertThat(read(LogicalFlow.PIPELINE, "\"sideways\"")).isEqualTo(LogicalFlow.Pipeline.UNRECOGNIZED);
    }

    @Test
    void aBareAtomIsASetOfOne() {
        assertThat(read(PortBinding.UP, "true")).contains(true);
        assertThat(read(PortBinding.MAC, "\"unknown\"")).containsExactly("unknown");
        assertThat(read(Chassis.ENCAPS, "[\"uuid\",\"" + A + "\"]")).containsExactly(Ref.of(A));
        assertThat(read(PortBinding.CHASSIS, "[\"uuid\",\"" + A + "\"]")).contains(Ref.of(A));
    }

    @Test
    void setsOfAnySize() {
        assertThat(read(PortBinding.UP, "[\"set\",[]]")).isEmpty();
        assertThat(read(PortBinding.UP, "[\"set\",[false]]")).contains(false);
        assertThat(read(PortBinding.MAC, "[\"set\",[]]")).isEmpty();
        assertThat(read(PortBinding.MAC, "[\"set\",[\"b\",\"a\",\"b\"]]")).containsExactly("a", "b");
        assertThat(read(Chassis.ENCAPS, "[\"set\",[[\"uuid\",\"" + B + "\"],[\"uuid\",\"" + A + "\"]]]"))
                .containsExactly(Ref.of(A), Ref.of(B));
    }

    @Test
    void mapsOfAnySize() {
        assertThat(read(PortBinding.OPTIONS, "[\"map\",[]]")).isEmpty();
        assertThat(read(PortBinding.OPTIONS, "[\"map\",[[\"b\",\"2\"],[\"a\",\"1\"]]]"))
                .isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(read(Interface.STATISTICS, "[\"map\",[[\"rx_bytes\",9007199254740993]]]"))
                .isEqualTo(Map.of("rx_bytes", 9007199254740993L));
    }

    @Test
    void mapsWithTheSameKeysShareThem() {
        Cursor in = Cursor.over("[\"map\",[[\"a\",\"1\"],[\"b\",\"2\"]]] [\"map\",[[\"a\",\"3\"],[\"b\",\"4\"]]]");
        Map<?, ?> first = PortBinding.OPTIONS.read(in.cells());
        Map<?, ?> second = PortBinding.OPTIONS.read(in.cells());

        assertThat(first).isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(second).isEqualTo(Map.of("a", "3", "b", "4"));
        assertThat(first.keySet()).isSameAs(second.keySet());
    }

    @Test
    void stringsWithEveryEscape() {
        assertThat(read(Chassis.HOSTNAME, "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u20ac\\ud83d\\ude00\""))
                .isEqualTo("\"\\/\b\f\n\r\té€😀");
        assertThat(read(Chassis.HOSTNAME, "\"é€😀\"")).isEqualTo("é€😀");
    }

    @Test
    void aStringMayEndInABackslash() {
        assertThat(read(Chassis.HOSTNAME, "\"host\\\\\"")).isEqualTo("host\\");
        assertThat(read(Chassis.HOSTNAME, "\"host\\\\\\\\\"")).isEqualTo("host\\\\");
        assertThat(read(Chassis.HOSTNAME, "\"host\\\\\\\"\"")).isEqualTo("host\\\"");
    }

    @Test
    void aValueOfAnotherTypeIsMalformedAndSaysWhatWasFound() {
        assertMalformed(Chassis.NB_CFG, "\"1\"", "expected an integer, found a string");
        assertMalformed(Chassis.NB_CFG, "1.5", "expected an integer, found a real");
        assertMalformed(Chassis.HOSTNAME, "7", "expected a string, found an integer");
        assertMalformed(Chassis.HOSTNAME, "null", "expected a string, found null");
        assertMalformed(PortBinding.UP, "{}", "expected true or false, found an object");
        assertMalformed(PortBinding.OPTIONS, "[\"set\",[]]", "expected [\"map\", ...]");
        assertMalformed(PortBinding.MAC, "[\"map\",[]]", "expected [\"set\", ...]");
        assertMalformed(PortBinding.MAC, "[\"uuid\",\"" + A + "\"]", "a uuid stands where the column has another type");
        assertMalformed(PortBinding.DATAPATH, "[\"named-uuid\",\"x\"]", "expected [\"uuid\", ...]");
        assertMalformed(PortBinding.DATAPATH, "[\"uuid\",\"x\"]", "this is not a uuid");
        assertMalformed(PortBinding.TAG, "[\"set\",[1,2]]", "more than one element where one is allowed");
        assertMalformed(
                PortBinding.OPTIONS, "[\"map\",[[\"a\",\"1\"],[\"a\",\"2\"]]]", "the key a stands twice in a map");
        assertMalformed(PortBinding.OPTIONS, "[\"map\",[[\"a\"]]]", "expected a string, found the end of an array");
        assertMalformed(
                PortBinding.OPTIONS, "[\"map\",[[\"a\",\"b\",\"c\"]]]", "expected the end of an array, found a string");
    }

    @Test
    void anIntegerBeyondTheRangeIsMalformed() {
        assertThatThrownBy(() -> read(Queue.DSCP, "9223372036854775808"))
                .isInstanceOf(MalformedValueException.class)
                .hasMessageContaining("9223372036854775808");
    }

    private static <T> T read(Column<?, T> column, String json) {
        return column.read(Cursor.over(json).cells());
    }

    private static void assertMalformed(Column<?, ?> column, String json, String message) {
        assertThatThrownBy(() -> read(column, json))
                .as(json)
                .isInstanceOf(MalformedValueException.class)
                .hasMessage(message);
    }
}
