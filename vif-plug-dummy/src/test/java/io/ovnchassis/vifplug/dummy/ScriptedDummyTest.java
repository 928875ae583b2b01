package io.ovnchassis.vifplug.dummy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.vifplug.AskAgain;
import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugDecision.NotYet;
import io.ovnchassis.vifplug.PlugDecision.Plug;
import io.ovnchassis.vifplug.PlugDecision.Refuse;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.ProviderContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each step of a script. */
class ScriptedDummyTest {
    private static final Plug USUAL =
            new Plug("lsp1", Optional.of("internal"), Map.of("vif-plug-dummy-option", "value"));

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final DummyVifPlugProvider dummy = new DummyVifPlugProvider();
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void start() {
        AskAgain ears = new AskAgain() {
            @Override
            public void port(String logicalPort) {
                asked.add(logicalPort);
            }

            @Override
            public void all() {
                asked.add("all");
            }
        };
        dummy.start(new ProviderContext(() -> now, System.getLogger("test"), ears, Path.of("")));
    }

    @AfterEach
    void close() {
        dummy.close();
    }

    @Test
    void withoutAScriptItIsUpstreams() {
        assertThat(dummy.prepare(new PlugRequest("lsp1", Map.of("vif-plug:dummy:other", "x"), Optional.empty())))
                .isEqualTo(USUAL);
    }

    @Test
    void deferAnswersNotYetUntilTheTimeIsOverAndAsksToBeAskedAgain() throws InterruptedException {
        assertThat(prepare("defer=20")).isInstanceOf(NotYet.class);
        assertThat(asked.poll(10, TimeUnit.SECONDS)).isEqualTo("lsp1");

        now = now.plus(Duration.ofMillis(20));
        assertThat(prepare("defer=20")).isEqualTo(USUAL);
        assertThat(prepare("defer")).isInstanceOf(NotYet.class);
    }

    @Test
    void throwAndFailCountHowOftenTheyWereAsked() {
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> prepare("throw=2")).isInstanceOf(IllegalStateException.class);
        }
        assertThat(prepare("throw=2")).isEqualTo(USUAL);

        assertThat(prepare("fail=1"))
                .isInstanceOfSatisfying(
                        Plug.class, plug -> assertThat(plug.interfaceName()).hasSizeGreaterThan(15));
        assertThat(prepare("fail=1")).isEqualTo(USUAL);
    }

    @Test
    void refuseSaysWhy() {
        assertThat(prepare("refuse=no such card")).isEqualTo(new Refuse("no such card"));
        assertThat(prepare("refuse")).isEqualTo(new Refuse("the script says so"));
    }

    @Test
    void renamePlugsUnderTheNameAndStepsAreTakenInOrder() {
        assertThat(prepare("rename=vif7")).isEqualTo(new Plug("vif7", USUAL.interfaceType(), USUAL.options()));
        assertThat(prepare("rename=vif7;refuse")).isInstanceOf(Refuse.class);
        assertThat(prepare("defer=0;rename=vif8")).isEqualTo(new Plug("vif8", USUAL.interfaceType(), USUAL.options()));
    }

    @Test
    void aLostDeviceComesBackWhenTheTimeIsOver() throws InterruptedException {
        assertThat(prepare("lose-device=5"))
                .isEqualTo(new Plug("lsp1", Optional.of("vif-plug-dummy-lost"), USUAL.options()));
        assertThat(asked.poll(10, TimeUnit.SECONDS)).isEqualTo("lsp1");

        now = now.plusMillis(5);
        assertThat(prepare("lose-device=5")).isEqualTo(USUAL);
    }

    @Test
    void hangAnswersLate() {
        long before = System.nanoTime();

        assertThat(prepare("hang=30")).isEqualTo(USUAL);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"         | '' is no step: there are defer, refuse, throw, fail, hang, lose-device and rename",
                "sleep=3      | 'sleep=3' is no step: there are defer, refuse, throw, fail, hang, lose-device and rename",
                "defer=3x     | 'defer=3x' has no number of 1 to 9 digits after the =",
                "defer=-1     | 'defer=-1' has no number of 1 to 9 digits after the =",
                "defer=       | 'defer=' has no number of 1 to 9 digits after the =",
                "throw=٣      | 'throw=٣' has no number of 1 to 9 digits after the =",
                "hang=1234567890 | 'hang=1234567890' has no number of 1 to 9 digits after the =",
                "rename       | 'rename' does not say which name, as in rename=x0",
                "rename=      | 'rename=' does not say which name, as in rename=x0",
                "defer=1;defer=2 | 'defer=2' is the second step of its kind",
                "refuse;      | '' is no step: there are defer, refuse, throw, fail, hang, lose-device and rename",
            })
    void junkIsRefusedWithTheReason(String script, String reason) {
        assertThat(prepare(script)).isEqualTo(new Refuse("option vif-plug:dummy:script: " + reason));
    }

    private PlugDecision prepare(String script) {
        return dummy.prepare(new PlugRequest("lsp1", Map.of("vif-plug:dummy:script", script), Optional.empty()));
    }
}
