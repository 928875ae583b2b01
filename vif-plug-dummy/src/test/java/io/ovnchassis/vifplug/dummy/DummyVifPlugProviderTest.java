package io.ovnchassis.vifplug.dummy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugDecision.Plug;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.PluggedInterface;
import io.ovnchassis.vifplug.RemovalDecision;
import io.ovnchassis.vifplug.UnplugRequest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DummyVifPlugProviderTest {
    private final DummyVifPlugProvider dummy = new DummyVifPlugProvider();

    @Test
    void aPortIsPluggedAsAnInternalInterfaceWithTheDummyOption() {
        assertThat(prepare("lsp1"))
                .isEqualTo(new Plug("lsp1", Optional.of("internal"), Map.of("vif-plug-dummy-option", "value")));
    }

    @Test
    void theOptionThatItSetsIsTheOneThatItMaintains() {
        assertThat(dummy.type()).isEqualTo("dummy");
        assertThat(dummy.maintainedInterfaceOptions()).containsExactly("vif-plug-dummy-option");
    }

    @Test
    void optionsOfTheLogicalPortMakeNoDifference() {
        PlugRequest request = new PlugRequest("lsp1", Map.of("vif-plug:dummy:x", "y"), Optional.empty());

        assertThat(dummy.prepare(request)).isEqualTo(prepare("lsp1"));
    }

    @ParameterizedTest
    @CsvSource({
        "exactly15bytes., exactly15bytes.",
        "sixteen-bytes-16, sixteen-bytes-1",
        "fourteen-byte+é, fourteen-byte+",
        "thirteen-byteé, thirteen-byteé",
        "twelve-bytes😀, twelve-bytes",
        "eleven-byte😀x, eleven-byte😀",
    })
    void aLongNameIsCutTo15BytesBetweenCharacters(String logicalPort, String interfaceName) {
        assertThat(prepare(logicalPort))
                .isInstanceOfSatisfying(
                        Plug.class, plug -> assertThat(plug.interfaceName()).isEqualTo(interfaceName));
    }

    @Test
    void aRemovalIsAlwaysFine() {
        UnplugRequest request = new UnplugRequest("lsp1", Map.of(), new PluggedInterface("lsp1", "internal", Map.of()));

        assertThat(dummy.prepareRemoval(request)).isEqualTo(new RemovalDecision.Remove());
    }

    private PlugDecision prepare(String logicalPort) {
        return dummy.prepare(new PlugRequest(logicalPort, Map.of(), Optional.empty()));
    }
}
