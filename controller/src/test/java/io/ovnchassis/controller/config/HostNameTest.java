package io.ovnchassis.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HostNameTest {
    @Test
    void nameIsTheOneThatTheHostsOwnToolsSay() throws IOException, InterruptedException {
        Process uname = new ProcessBuilder("uname", "-n").start();
        String said = new String(uname.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(uname.waitFor()).isZero();

        assertThat(HostName.read()).isEqualTo(said.strip());
    }
}
