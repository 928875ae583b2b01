package io.ovnchassis.netlink.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger<String, Integer> ledger = new Ledger<>();

    @Test
    void onlyNetDifferencesCount() {
        ledger.put("a", 1);
        ledger.put("b", 2);
        assertThat(ledger.takeChanges().added()).containsExactlyInAnyOrder(1, 2);

        ledger.put("a", 3);
        ledger.put("a", 1);
        ledger.remove("b");
        ledger.put("b", 4);
        ledger.put("c", 5);
        ledger.remove("c");

        assertThat(ledger.takeChanges()).isEqualTo(new Changes<>(List.of(2), List.of(4)));
        assertThat(ledger.takeChanges().isEmpty()).isTrue();
    }

    @Test
    void replacingEverythingIsADifferenceToo() {
        ledger.replaceAll(Map.of("a", 1, "b", 2));
        ledger.takeChanges();
        ledger.replaceAll(Map.of("b", 2, "c", 3));

        assertThat(ledger.takeChanges()).isEqualTo(new Changes<>(List.of(1), List.of(3)));
        assertThat(ledger.values()).containsExactlyInAnyOrder(2, 3);
    }
}
