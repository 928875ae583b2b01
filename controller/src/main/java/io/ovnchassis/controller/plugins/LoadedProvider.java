package io.ovnchassis.controller.plugins;

import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.ProviderContext;
import io.ovnchassis.vifplug.RemovalDecision;
import io.ovnchassis.vifplug.UnplugRequest;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A provider out of a jar. While it is called, the calling thread's context class loader is its plugin's, which is where
 * many libraries look for their parts. Used by the provider's own thread.
 */
final class LoadedProvider implements VifPlugProvider {
    private final VifPlugProvider provider;
    private final String plugin;
    private final ClassLoader loader;
    private final Runnable onEnd;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** {@code onEnd} is called once, when the provider is called no more. */
    LoadedProvider(VifPlugProvider provider, String plugin, ClassLoader loader, Runnable onEnd) {
        this.provider = provider;
        this.plugin = plugin;
        this.loader = loader;
        this.onEnd = onEnd;
    }

    @Override
    public String type() {
        return inside(provider::type);
    }

    @Override
    public Set<String> maintainedInterfaceOptions() {
        return inside(provider::maintainedInterfaceOptions);
    }

    @Override
    public void start(ProviderContext context) {
        boolean started = false;
        try {
            inside(() -> provider.start(context));
            started = true;
        } finally {
            if (!started) {
                end();
            }
        }
    }

    @Override
    public PlugDecision prepare(PlugRequest request) {
        return inside(() -> provider.prepare(request));
    }

    @Override
    public RemovalDecision prepareRemoval(UnplugRequest request) {
        return inside(() -> provider.prepareRemoval(request));
    }

    @Override
    public void committed(PlugRequest request, PlugDecision.Plug decision) {
        inside(() -> provider.committed(request, decision));
    }

    @Override
    public void aborted(PlugRequest request, PlugDecision.Plug decision) {
        inside(() -> provider.aborted(request, decision));
    }

    @Override
    public void removed(UnplugRequest request) {
        inside(() -> provider.removed(request));
    }

    @Override
    public void removalAborted(UnplugRequest request) {
        inside(() -> provider.removalAborted(request));
    }

    @Override
    public void close() {
        try {
            inside(provider::close);
        } finally {
            end();
        }
    }

    @Override
    public String toString() {
        return "a provider of the plugin " + plugin;
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            onEnd.run();
        }
    }

    private <T> T inside(Supplier<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void inside(Runnable call) {
        inside(() -> {
            call.run();
            return true;
        });
    }
}
