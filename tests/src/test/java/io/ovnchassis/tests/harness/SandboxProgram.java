package io.ovnchassis.tests.harness;

import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.controller.sandbox.ServerProcess;
import java.io.IOException;

/** A program that starts a sandbox, prints its folder and the pids of its servers, and waits for the end of its input. */
final class SandboxProgram {
    private SandboxProgram() {}

    public static void main(String[] arguments) throws IOException {
        Sandbox sandbox = Sandbox.create();
        sandbox.startHypervisor("hv1", sandbox.startCentral());
        System.out.println(sandbox.path());
        for (ServerProcess server : sandbox.servers()) {
            System.out.println(server.pid());
        }
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Whatever is said to it, it goes on.
        }
    }
}
