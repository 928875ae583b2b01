package io.ovnchassis.vifplug.dummy;

import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.VifPlugProvider;
import io.ovnchassis.vifplug.testkit.VifPlugProviderContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dummy keeps to the rules that every provider has to keep to. */
class DummyContractTest extends VifPlugProviderContract {
    @Override
    protected VifPlugProvider newProvider() {
        return new DummyVifPlugProvider();
    }

    @Override
    protected List<PlugRequest> requests() {
        return List.of(
                new PlugRequest("lsp1", Map.of(), Optional.empty()),
                new PlugRequest("lsp2", Map.of("vif-plug:dummy:script", "defer=30;rename=vif2"), Optional.empty()));
    }

    @Override
    protected boolean passesPortNamesOn() {
        return true;
    }
}
