package io.ovnchassis.controller.plugins;

import io.ovnchassis.vifplug.VifPlugApi;
import io.ovnchassis.vifplug.VifPlugPlugin;
import io.ovnchassis.vifplug.VifPlugProvider;
import io.ovnchassis.vifplug.VifPlugProviderFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Makes a loaded plugin of a snapshot, or says why not. Used by the thread that loads plugins. */
final class PluginLoader {
    private static final String ENTRY = "META-INF/services/" + VifPlugPlugin.class.getName();
    private static final Pattern TYPE = Pattern.compile("[!-~]{1,64}");

    private final ApiOnly parent = new ApiOnly();
    private final Duration limit;

    /** {@code limit} is how long the code of a plugin may take to make its providers. */
    PluginLoader(Duration limit) {
        this.limit = limit;
    }

    /**
     * Loads a plugin, and takes the snapshot over: it is closed with the plugin, or at once.
     *
     * @param taken who has the types that this plugin may not have, by type
     * @throws PluginRefused when there is anything wrong with it
     */
    Plugin load(PluginSnapshot snapshot, Map<String, String> taken) throws PluginRefused, InterruptedException {
        PluginClassLoader loader = new PluginClassLoader(snapshot, parent);
        boolean loaded = false;
        try {
            checkVersion(snapshot);
            Map<String, VifPlugProvider> made = onThreadOf(snapshot, loader, () -> providers(loader, taken));
            loaded = true;
            return new Plugin(snapshot, loader, made);
        } finally {
            if (!loaded) {
                loader.close();
            }
        }
    }

    /** Every jar that has an entry says for which version it was made; of several, the others are libraries. */
    private static void checkVersion(PluginSnapshot snapshot) throws PluginRefused {
        List<JarCopy> entries =
                snapshot.jars().stream().filter(jar -> jar.has(ENTRY)).toList();
        if (entries.isEmpty()) {
            throw new PluginRefused("it has no " + ENTRY + ", so it is no VIF plug plugin");
        }
        for (JarCopy jar : entries) {
            version(jar).check(ApiVersion.own());
        }
    }

    private static ApiVersion version(JarCopy jar) throws PluginRefused {
        try {
            Optional<String> version = jar.attribute(VifPlugApi.MANIFEST_ATTRIBUTE);
            return ApiVersion.parse(version.orElseThrow(() ->
                    new PluginRefused("its manifest does not say for which version of the VIF plug API it was made: "
                            + VifPlugApi.MANIFEST_ATTRIBUTE + " is missing")));
        } catch (IOException damaged) {
            throw PluginRefused.failed("its manifest cannot be read", damaged);
        }
    }

    /** What a plugin does when it is loaded. */
    private interface Loading {
        Map<String, VifPlugProvider> run() throws PluginRefused;
    }

    /** The plugin's code runs on a thread of its own, which is left behind when it does not come to an end. */
    private Map<String, VifPlugProvider> onThreadOf(PluginSnapshot plugin, ClassLoader loader, Loading loading)
            throws PluginRefused, InterruptedException {
        FutureTask<Map<String, VifPlugProvider>> task = new FutureTask<>(loading::run);
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name("vif-plug-load " + plugin.name())
                .unstarted(task);
        thread.setContextClassLoader(loader);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stuck) {
            task.cancel(true);
            throw new PluginRefused("it has not finished loading after " + limit.toMillis() + " ms");
        } catch (ExecutionException failed) {
            Throwable cause = Objects.requireNonNullElse(failed.getCause(), failed);
            throw cause instanceof PluginRefused refused ? refused : PluginRefused.failed("it failed to load", cause);
        }
    }

    private static Map<String, VifPlugProvider> providers(ClassLoader loader, Map<String, String> taken)
            throws PluginRefused {
        Map<String, VifPlugProvider> made = new LinkedHashMap<>();
        for (VifPlugProviderFactory factory : factories(loader)) {
            String type = Objects.requireNonNull(factory.type(), "the type of a factory is null");
            checkType(type, made, taken);
            made.put(type, Objects.requireNonNull(factory.create(), "the provider of type " + type + " is null"));
        }
        if (made.isEmpty()) {
            throw new PluginRefused("it has no provider: its factories() are empty");
        }
        return made;
    }

    private static List<VifPlugProviderFactory> factories(ClassLoader loader) throws ServiceConfigurationError {
        List<VifPlugProviderFactory> factories = new ArrayList<>();
        for (VifPlugPlugin plugin : ServiceLoader.load(VifPlugPlugin.class, loader)) {
            factories.addAll(plugin.factories());
        }
        return factories;
    }

    private static void checkType(String type, Map<String, VifPlugProvider> made, Map<String, String> taken)
            throws PluginRefused {
        if (!TYPE.matcher(type).matches()) {
            throw new PluginRefused("the type of a provider is not 1 to 64 visible ASCII characters: '" + type + "'");
        }
        if (made.containsKey(type)) {
            throw new PluginRefused("it has two providers of type " + type);
        }
        String holder = taken.get(type);
        if (holder != null) {
            throw new PluginRefused("its provider of type " + type + " is one too many: " + holder + " has that type");
        }
    }
}
