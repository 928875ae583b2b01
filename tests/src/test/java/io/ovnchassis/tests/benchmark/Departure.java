package io.ovnchassis.tests.benchmark;

import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;

/** The end of a controller that is asked to go. */
final class Departure {
    private static final double NANOS_PER_MILLI = 1e6;

    private Departure() {}

    /**
     * From the request until the process is gone, with the tool that asks for it.
     *
     * @param command {@code exit}, or with the options of it
     */
    static double milliseconds(Hypervisor hypervisor, Controller controller, String... command) {
        ProcessHandle process = ProcessHandle.of(controller.process().pid()).orElseThrow();
        String[] arguments = new String[command.length + 2];
        arguments[0] = "-t";
        arguments[1] = controller.controlSocket().toString();
        System.arraycopy(command, 0, arguments, 2, command.length);
        long start = System.nanoTime();
        hypervisor.appctl(arguments);
        process.onExit().join();
        return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }
}
