package io.ovnchassis.controller;

/**
 * The two databases of a chassis.
 *
 * @param local Open_vSwitch, on this host
 * @param southbound OVN_Southbound, the centre
 */
public record Databases(DatabaseConnection local, DatabaseConnection southbound) implements AutoCloseable {
    /** Whether the contents of both are known completely: only then can what is missing be taken not to exist. */
    public boolean areComplete() {
        return local.database().isComplete() && southbound.database().isComplete();
    }

    @Override
    public void close() {
        local.close();
        southbound.close();
    }
}
