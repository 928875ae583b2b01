package io.ovnchassis.controller;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import io.ovnchassis.vifplug.VifPlugProvider;
import io.ovnchassis.vifplug.dummy.DummyVifPlugProvider;

/** The VIF plug providers, by the type that logical ports ask for. */
final class VifPlugModule extends AbstractModule {
    private final boolean dummy;

    /** With {@code dummy}, the provider for CI is there. */
    VifPlugModule(boolean dummy) {
        this.dummy = dummy;
    }

    @Override
    protected void configure() {
        MapBinder<String, VifPlugProvider> providers =
                MapBinder.newMapBinder(binder(), String.class, VifPlugProvider.class);
        if (dummy) {
            VifPlugProvider provider = new DummyVifPlugProvider();
            providers.addBinding(provider.type()).toInstance(provider);
        }
    }
}
