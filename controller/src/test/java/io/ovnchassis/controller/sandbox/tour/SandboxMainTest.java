package io.ovnchassis.controller.sandbox.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SandboxMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void helpFitsIntoAnyTerminalAndStartsNothing() throws Exception {
        assertThat(run("--help")).isZero();

        assertThat(text(out).lines())
                .anyMatch(line -> line.contains("--check"))
                .anyMatch(line -> line.contains("--ports=N"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void whatIsNoOptionIsNamed() throws Exception {
        assertThat(run("--chek")).isEqualTo(2);

        assertThat(text(err))
                .startsWith("sandbox: ")
                .contains("--chek", "sandbox --help")
                .hasLineCount(1);
    }

    @Test
    void aValueOutOfRangeIsNamedWithItsRange() throws Exception {
        assertThat(run("--ports=101")).isEqualTo(2);

        assertThat(text(err)).contains("'--ports': 101 is not in 1 to 100").hasLineCount(1);
    }

    @Test
    void aValueThatIsNoNumberIsNamed() throws Exception {
        assertThat(run("--timeout", "soon")).isEqualTo(2);

        assertThat(text(err)).contains("--timeout", "soon").hasLineCount(1);
    }

    private int run(String... arguments) throws InterruptedException {
        return SandboxMain.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
