package io.ovnchassis.controller.plugins;

import java.util.Collection;

/** What became of a plugin when the folder was read. */
sealed interface PluginNews {
    /** The name of the plugin, or of the folder. */
    String name();

    /** The rest of the line for the operator. */
    String text();

    /** Whether something has to be put right. */
    default boolean isBad() {
        return false;
    }

    /** It was not there before. */
    record Added(String name, Collection<String> types) implements PluginNews {
        @Override
        public String text() {
            return "added, with " + providers(types);
        }
    }

    /** It was another one before. */
    record Replaced(String name, Collection<String> types) implements PluginNews {
        @Override
        public String text() {
            return "replaced, with " + providers(types);
        }
    }

    /** It is the one that it was. */
    record Unchanged(String name, Collection<String> types) implements PluginNews {
        @Override
        public String text() {
            return "unchanged, with " + providers(types);
        }
    }

    /** It is not there any more. */
    record Removed(String name, Collection<String> types) implements PluginNews {
        @Override
        public String text() {
            return "removed, with " + providers(types) + ": what it plugged stays plugged";
        }
    }

    /** It cannot be used. */
    record Refused(String name, String why, boolean earlierStays) implements PluginNews {
        @Override
        public String text() {
            return "not loaded: " + why + (earlierStays ? "; the one that was loaded before stays" : "");
        }

        @Override
        public boolean isBad() {
            return true;
        }
    }

    private static String providers(Collection<String> types) {
        return (types.size() == 1 ? "a provider of type " : "providers of the types ") + String.join(", ", types);
    }
}
