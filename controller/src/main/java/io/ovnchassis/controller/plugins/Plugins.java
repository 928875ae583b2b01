package io.ovnchassis.controller.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins of a folder, as of the last time that it was read.
 *
 * <p>What is loaded already comes first when two want the same type, and stays when what has taken its place in the
 * folder cannot be used: nobody loses a provider by a mistake with a file. Belongs to the thread that loads plugins.
 */
final class Plugins {
    private static final Logger LOG = LoggerFactory.getLogger("vif_plug_provider");
    private static final String BUILT_IN = "the daemon itself";

    private final Optional<Path> folder;
    private final Set<String> builtInTypes;
    private final PluginLoader loader;
    private final Map<String, Plugin> loaded = new LinkedHashMap<>();

    /** {@code builtInTypes} are the types of the daemon's own providers, which no plugin may have. */
    Plugins(Optional<Path> folder, Set<String> builtInTypes, Duration loadingMax) {
        this.folder = folder;
        this.builtInTypes = Set.copyOf(builtInTypes);
        this.loader = new PluginLoader(loadingMax);
    }

    /**
     * What came of reading the folder.
     *
     * @param news a line for each plugin
     * @param changes of what is loaded, to be put into effect
     */
    record Reading(List<PluginNews> news, List<PluginChange> changes) {}

    /** Reads the folder and loads what is new or another than before. */
    Reading read() throws InterruptedException {
        Reading reading = new Reading(new ArrayList<>(), new ArrayList<>());
        try {
            Map<String, PluginFiles> files = files();
            removeAllBut(files.keySet(), reading);
            for (PluginFiles plugin : files.values()) {
                reading.news().add(read(plugin, reading.changes()));
            }
        } catch (IOException unreadable) {
            String why = PluginRefused.failed("the folder cannot be read", unreadable)
                    .why();
            reading.news().add(new PluginNews.Refused(folder.map(Path::toString).orElse(""), why, !loaded.isEmpty()));
        }
        reading.news().forEach(Plugins::log);
        return reading;
    }

    /** A folder that is not there is an empty one: the default folder need not exist. */
    private Map<String, PluginFiles> files() throws IOException {
        Map<String, PluginFiles> files = new LinkedHashMap<>();
        if (folder.isPresent() && Files.exists(folder.get())) {
            PluginFiles.in(folder.get()).forEach(plugin -> files.put(plugin.name(), plugin));
        }
        return files;
    }

    private void removeAllBut(Set<String> names, Reading reading) {
        for (Plugin plugin : List.copyOf(loaded.values())) {
            if (!names.contains(plugin.name())) {
                loaded.remove(plugin.name());
                reading.news().add(new PluginNews.Removed(plugin.name(), plugin.types()));
                reading.changes().add(new PluginChange(Optional.of(plugin), Optional.empty()));
            }
        }
    }

    private PluginNews read(PluginFiles files, List<PluginChange> changes) throws InterruptedException {
        String name = files.name();
        Optional<Plugin> before = Optional.ofNullable(loaded.get(name));
        try {
            PluginSnapshot snapshot = PluginSnapshot.of(files);
            if (before.isPresent() && before.get().digest().equals(snapshot.digest())) {
                snapshot.close();
                return new PluginNews.Unchanged(name, before.get().types());
            }
            Plugin plugin = loader.load(snapshot, typesOfOthers(name));
            loaded.put(name, plugin);
            changes.add(new PluginChange(before, Optional.of(plugin)));
            return before.isPresent()
                    ? new PluginNews.Replaced(name, plugin.types())
                    : new PluginNews.Added(name, plugin.types());
        } catch (PluginRefused refused) {
            return new PluginNews.Refused(name, refused.why(), before.isPresent());
        }
    }

    private Map<String, String> typesOfOthers(String name) {
        Map<String, String> taken = new LinkedHashMap<>();
        builtInTypes.forEach(type -> taken.put(type, BUILT_IN));
        loaded.values().stream()
                .filter(plugin -> !plugin.name().equals(name))
                .forEach(plugin -> plugin.types().forEach(type -> taken.put(type, plugin.name())));
        return taken;
    }

    private static void log(PluginNews news) {
        if (news.isBad()) {
            LOG.warn("VIF plug plugin {}: {}", news.name(), news.text());
        } else if (!(news instanceof PluginNews.Unchanged)) {
            LOG.info("VIF plug plugin {}: {}", news.name(), news.text());
        }
    }
}
