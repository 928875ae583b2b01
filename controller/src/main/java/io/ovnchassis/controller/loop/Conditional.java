package io.ovnchassis.controller.loop;

import io.ovnchassis.ovsdb.transact.Outcome;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.function.BooleanSupplier;

/** A contributor that wants something only while a condition holds. */
public record Conditional(Contributor contributor, BooleanSupplier condition) implements Contributor {
    @Override
    public String name() {
        return contributor.name();
    }

    @Override
    public void contribute(Transaction transaction) {
        if (condition.getAsBoolean()) {
            contributor.contribute(transaction);
        }
    }

    @Override
    public void concluded(Outcome outcome) {
        contributor.concluded(outcome);
    }
}
