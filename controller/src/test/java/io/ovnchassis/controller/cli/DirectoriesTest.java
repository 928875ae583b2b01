package io.ovnchassis.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectoriesTest {
    @Test
    void environmentSaysWhereFilesAre() {
        Directories directories = Directories.of(Map.of(
                "OVN_RUNDIR",
                "/tmp/ovn",
                "OVS_RUNDIR",
                "/tmp/ovs",
                "OVS_LOGDIR",
                "/tmp/log",
                "OVN_SYSCONFDIR",
                "/tmp/etc"));

        assertThat(directories.ovnRun()).isEqualTo(Path.of("/tmp/ovn"));
        assertThat(directories.ovsLog()).isEqualTo(Path.of("/tmp/log"));
        assertThat(directories.localDatabase()).isEqualTo("unix:/tmp/ovs/db.sock");
        assertThat(directories.systemIdOverride()).isEqualTo(Path.of("/tmp/etc/system-id-override"));
        assertThat(directories.controlSocket("ovn-controller", 42))
                .isEqualTo(Path.of("/tmp/ovn/ovn-controller.42.ctl"));
    }

    @Test
    void withoutTheEnvironmentFilesAreWhereDistributionsPutThem() {
        assertThat(Directories.of(Map.of()))
                .isEqualTo(new Directories(
                        Path.of("/var/run/ovn"),
                        Path.of("/var/run/openvswitch"),
                        Path.of("/var/log/openvswitch"),
                        Path.of("/etc/ovn")));
    }
}
