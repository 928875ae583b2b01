package com.example.vifplug;

import io.ovnchassis.vifplug.VifPlugPlugin;
import io.ovnchassis.vifplug.VifPlugProvider;
import io.ovnchassis.vifplug.VifPlugProviderFactory;
import java.util.List;

/** The entry of the jar. */
public final class SlotPlugin implements VifPlugPlugin {
    @Override
    public List<VifPlugProviderFactory> factories() {
        return List.of(new VifPlugProviderFactory() {
            @Override
            public String type() {
                return SlotProvider.TYPE;
            }

            @Override
            public VifPlugProvider create() {
                return new SlotProvider();
            }
        });
    }
}
