package io.ovnchassis.controller.memory;

/** The heap of a JVM; a simulation brings its own. Any thread. */
public interface Heap {
    /** How much the JVM has taken from the system for it, in bytes. */
    long committed();

    /** Frees what nobody refers to any more, and gives back what then is too much. All threads wait meanwhile. */
    void collect();

    /** The heap that this is running in. */
    static Heap ofThisJvm() {
        return new Heap() {
            @Override
            public long committed() {
                return Runtime.getRuntime().totalMemory();
            }

            @Override
            public void collect() {
                System.gc();
            }
        };
    }
}
