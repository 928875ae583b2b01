package io.ovnchassis.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.transact.Outcome;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionalTest {
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Contributor encap = new Contributor() {
        @Override
        public String name() {
            return "encap";
        }

        @Override
        public void contribute(Transaction transaction) {
            transaction.edit(Encap.TABLE).insert(Encap.builder().ip("192.0.2.1"));
        }

        @Override
        public void concluded(Outcome outcome) {
            outcomes.add(outcome);
        }
    };

    private static boolean wantsSomething(Contributor contributor) {
        Transaction transaction = new Transaction(1, table -> table.allColumns());
        contributor.contribute(transaction);
        return !transaction.isEmpty();
    }

    @Test
    void contributorIsAskedOnlyWhileTheConditionHolds() {
        assertThat(wantsSomething(new Conditional(encap, () -> true))).isTrue();
        assertThat(wantsSomething(new Conditional(encap, () -> false))).isFalse();
    }

    @Test
    void contributorKeepsItsNameAndIsToldEveryOutcome() {
        Conditional conditional = new Conditional(encap, () -> false);
        conditional.concluded(new Outcome.Unchanged());

        assertThat(conditional.name()).isEqualTo("encap");
        assertThat(outcomes).containsExactly(new Outcome.Unchanged());
    }
}
