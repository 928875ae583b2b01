package io.ovnchassis.controller.vifplug;

import io.ovnchassis.vifplug.VifPlugProvider;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The providers that the daemon has, by type. Belongs to the main loop's thread. */
public final class ProviderRegistry implements AutoCloseable {
    private static final Pattern TYPE = Pattern.compile("[!-~]{1,64}");

    private final Map<String, GuardedProvider> byType = new LinkedHashMap<>();
    private final NoteSink notes;

    /**
     * Registers the providers in order. One whose type another has already, or that does not say of which type it is,
     * is not used; a warning says so, and the others go on.
     */
    public ProviderRegistry(Collection<? extends VifPlugProvider> providers, NoteSink notes) {
        this.notes = notes;
        providers.forEach(this::register);
    }

    /** Without providers there is nothing to plug, and nothing to unplug either. */
    public boolean isEmpty() {
        return byType.isEmpty();
    }

    Optional<GuardedProvider> provider(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    /** Tells each provider that the daemon ends. */
    @Override
    public void close() {
        byType.values().forEach(GuardedProvider::close);
        byType.clear();
    }

    private void register(VifPlugProvider provider) {
        try {
            String type = provider.type();
            if (!TYPE.matcher(type).matches()) {
                notes.take(Note.providerNotUsed(
                        provider.getClass(), "its type is not 1 to 64 visible ASCII characters: '" + type + "'"));
            } else if (byType.containsKey(type)) {
                notes.take(Note.duplicateProvider(type));
            } else {
                byType.put(type, new GuardedProvider(type, provider.maintainedInterfaceOptions(), provider, notes));
            }
        } catch (RuntimeException | LinkageError failure) {
            notes.take(Note.providerNotUsed(provider.getClass(), "it failed to say what it is: " + failure));
        }
    }
}
