package io.ovnchassis.ovsdb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.tables.sb.Chassis;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefTest {
    @Test
    void isTheUuidAndNothingElse() {
        UUID uuid = UUID.fromString("8a6c2b1e-0000-4000-8000-0123456789ab");
        Ref<Chassis> ref = Ref.of(uuid);

        assertThat(ref.uuid()).isEqualTo(uuid);
        assertThat(ref).hasToString("8a6c2b1e-0000-4000-8000-0123456789ab");
        assertThat(ref).isEqualTo(Ref.of(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()));
        assertThat(ref).hasSameHashCodeAs(Ref.<Chassis>of(uuid));
        assertThat(Ref.<Chassis>random()).isNotEqualTo(Ref.<Chassis>random());
    }

    @Test
    void sortsAsItsTextDoes() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<Ref<Chassis>> refs = Stream.generate(
                            () -> Ref.<Chassis>of(random.nextLong(-2, 2) << 62, random.nextLong()))
                    .limit(50)
                    .toList();

            assertThat(refs.stream().sorted().toList())
                    .as("seed=%d", seed)
                    .isEqualTo(refs.stream()
                            .sorted(Comparator.comparing(Ref::toString))
                            .toList());
        }
    }
}
