package io.ovnchassis.netlink.notifier;

/** Who is told first. Listeners of the same priority are told in the order in which they came. */
public enum Priority {
    HIGH(50),
    NORMAL(100),
    LOW(150);

    private final int value;

    Priority(int value) {
        this.value = value;
    }

    /** The lower, the earlier. */
    public int value() {
        return value;
    }
}
