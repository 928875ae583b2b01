package io.ovnchassis.controller.plugins;

import io.ovnchassis.vifplug.VifPlugProvider;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A plugin that is loaded. Its class loader is closed after the last of its providers. */
final class Plugin {
    private final String name;
    private final String digest;
    private final PluginClassLoader loader;
    private final Map<String, VifPlugProvider> providers = new LinkedHashMap<>();
    private final AtomicInteger open;

    /** {@code made} are its providers by type, in the order in which it named them. */
    Plugin(PluginSnapshot snapshot, PluginClassLoader loader, Map<String, VifPlugProvider> made) {
        this.name = snapshot.name();
        this.digest = snapshot.digest();
        this.loader = loader;
        this.open = new AtomicInteger(made.size());
        made.forEach((type, provider) -> providers.put(type, new LoadedProvider(provider, name, loader, this::ended)));
    }

    String name() {
        return name;
    }

    /** Tells this plugin from another of the same name. */
    String digest() {
        return digest;
    }

    Set<String> types() {
        return Collections.unmodifiableSet(providers.keySet());
    }

    Map<String, VifPlugProvider> providers() {
        return Collections.unmodifiableMap(providers);
    }

    private void ended() {
        if (open.decrementAndGet() == 0) {
            loader.close();
        }
    }
}
