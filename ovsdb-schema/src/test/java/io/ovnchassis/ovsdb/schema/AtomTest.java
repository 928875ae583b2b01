package io.ovnchassis.ovsdb.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AtomTest {
    private static final UUID SOME_UUID = new UUID(1, 2);
    private static final Atom<Encap.Type> ENUM = Atom.enumeration(Encap.Type.values(), Encap.Type.UNRECOGNIZED);

    @Test
    void readsWhatItWrites() {
        assertThat(Atom.INTEGER.read(new PlainCell(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        assertThat(Atom.INTEGER.write(Long.MAX_VALUE, new Text())).isEqualTo("integer 9223372036854775807");
        assertThat(Atom.REAL.read(new PlainCell(0.5))).isEqualTo(0.5);
        assertThat(Atom.REAL.write(0.5, new Text())).isEqualTo("real 0.5");
        assertThat(Atom.BOOLEAN.read(new PlainCell(true))).isTrue();
        assertThat(Atom.BOOLEAN.write(true, new Text())).isEqualTo("boolean true");
        assertThat(Atom.STRING.read(new PlainCell("a\\"))).isEqualTo("a\\");
        assertThat(Atom.STRING.write("a\\", new Text())).isEqualTo("string a\\");
        assertThat(Atom.UUID.read(new PlainCell(SOME_UUID))).isEqualTo(SOME_UUID);
        assertThat(Atom.UUID.write(SOME_UUID, new Text())).isEqualTo("uuid " + SOME_UUID);
    }

    @Test
    void aReferenceIsAUuidOnTheWire() {
        Atom<Ref<Chassis>> reference = Atom.reference("Chassis");

        assertThat(reference.read(new PlainCell(SOME_UUID))).isEqualTo(Ref.of(SOME_UUID));
        assertThat(reference.write(Ref.of(SOME_UUID), new Text())).isEqualTo("uuid " + SOME_UUID);
        assertThat(reference.wireType()).isEqualTo("uuid");
        assertThat(reference.referredTable()).contains("Chassis");
        assertThat(Atom.UUID.referredTable()).isEmpty();
    }

    @Test
    void anEnumIsAStringOnTheWire() {
        assertThat(ENUM.read(new PlainCell("geneve"))).isEqualTo(Encap.Type.GENEVE);
        assertThat(ENUM.write(Encap.Type.GENEVE, new Text())).isEqualTo("string geneve");
        assertThat(ENUM.wireType()).isEqualTo("string");
    }

    @Test
    void aStringThatTheEnumDoesNotListIsUnrecognizedAndNeverWritten() {
        assertThat(ENUM.read(new PlainCell("quic"))).isEqualTo(Encap.Type.UNRECOGNIZED);
        assertThat(ENUM.recognizes(Encap.Type.UNRECOGNIZED)).isFalse();
        assertThatThrownBy(() -> ENUM.write(Encap.Type.UNRECOGNIZED, new Text()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a value that this version does not know cannot be written");
    }

    @Test
    void defaultsAreThoseOfTheServer() {
        assertThat(Atom.INTEGER.defaultValue()).isZero();
        assertThat(Atom.REAL.defaultValue()).isZero();
        assertThat(Atom.BOOLEAN.defaultValue()).isFalse();
        assertThat(Atom.STRING.defaultValue()).isEmpty();
        assertThat(Atom.UUID.defaultValue()).isEqualTo(new UUID(0, 0));
        assertThat(Atom.<Chassis>reference("Chassis").defaultValue()).isEqualTo(Ref.of(0, 0));
        assertThat(ENUM.defaultValue()).isEqualTo(Encap.Type.UNRECOGNIZED);
    }

    /** Writes an atom as the method that took it, and its value. */
    private record Text() implements ValueWriter<String> {
        @Override
        public String integer(long value) {
            return "integer " + value;
        }

        @Override
        public String real(double value) {
            return "real " + value;
        }

        @Override
        public String bool(boolean value) {
            return "boolean " + value;
        }

        @Override
        public String string(String value) {
            return "string " + value;
        }

        @Override
        public String uuid(UUID value) {
            return "uuid " + value;
        }

        @Override
        public String set(List<String> elements) {
            return "set " + elements;
        }

        @Override
        public String map(Map<String, String> pairs) {
            return "map " + pairs;
        }
    }
}
