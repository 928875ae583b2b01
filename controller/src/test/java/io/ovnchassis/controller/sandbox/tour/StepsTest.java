package io.ovnchassis.controller.sandbox.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ovnchassis.controller.sandbox.SandboxFailure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StepsTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Steps steps = new Steps(
            new Screen(new PrintStream(bytes, false, StandardCharsets.UTF_8), 0),
            Style.of(StandardCharsets.UTF_8, false));

    @Test
    void aStepThatIsDoneSaysHowLongItTook() throws Exception {
        String result = steps.run("ovn-northd", () -> "started");

        assertThat(result).isEqualTo("started");
        assertThat(written()).matches("  ✔ ovn-northd +\\d+ ms\n").hasSizeLessThan(80);
    }

    @Test
    void theTimeIsThatOfTheNewsNotOfTheLook() throws Exception {
        steps.run("MTU", () -> System.nanoTime() + TimeUnit.SECONDS.toNanos(100), instant -> instant);

        assertThat(written()).containsPattern(" 1\\d{5} ms\n");
    }

    @Test
    void aStepThatFailsIsMarkedAndFails() {
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> steps.run("ovn-northd", () -> {
                    throw new SandboxFailure("no northd");
                }))
                .withMessage("no northd");

        assertThat(written()).isEqualTo("  ✘ ovn-northd\n");
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
