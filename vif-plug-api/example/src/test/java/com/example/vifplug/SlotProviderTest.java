package com.example.vifplug;

import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.VifPlugProvider;
import io.ovnchassis.vifplug.testkit.VifPlugProviderContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The provider keeps to all rules of the API. */
class SlotProviderTest extends VifPlugProviderContract {
    @Override
    protected VifPlugProvider newProvider() {
        return new SlotProvider();
    }

    @Override
    protected List<PlugRequest> requests() {
        return List.of(
                new PlugRequest("lsp1", Map.of("vif-plug:slot:number", "1"), Optional.empty()),
                new PlugRequest("lsp2", Map.of("vif-plug:slot:number", "2"), Optional.empty()));
    }
}
