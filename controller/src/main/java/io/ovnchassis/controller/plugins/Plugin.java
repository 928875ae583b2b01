package io.ovnchassis.controller.plugins;

import io.ovnchassis.vifplug.VifPlugProvider;
import java.io.Closeable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A plugin that is loaded: providers that nobody has called yet, or that are in use. Can be used on any thread. */
final class Plugin implements Closeable {
    private final String name;
    private final String digest;
    private final PluginClassLoader loader;
    private final Map<String, VifPlugProvider> providers;
    private volatile boolean closed;

    /** {@code providers} are in the order in which the plugin named them. */
    Plugin(PluginSnapshot snapshot, PluginClassLoader loader, Map<String, VifPlugProvider> providers) {
        this.name = snapshot.name();
        this.digest = snapshot.digest();
        this.loader = loader;
        this.providers = Collections.unmodifiableMap(new LinkedHashMap<>(providers));
    }

    String name() {
        return name;
    }

    /** Tells this plugin from another of the same name. */
    String digest() {
        return digest;
    }

    Set<String> types() {
        return providers.keySet();
    }

    /** Its providers, by type. */
    Map<String, VifPlugProvider> providers() {
        return providers;
    }

    boolean isClosed() {
        return closed;
    }

    /** Closes its class loader; its providers have been closed before, or were never used. */
    @Override
    public void close() {
        closed = true;
        loader.close();
    }
}
