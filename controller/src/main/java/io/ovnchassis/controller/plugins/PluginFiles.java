package io.ovnchassis.controller.plugins;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A plugin as it lies in the folder: a jar, or a folder of jars.
 *
 * @param place the jar or the folder
 */
record PluginFiles(Path place) {
    private static final String JAR = ".jar";
    private static final int JARS_MAX = 512;

    /**
     * The plugins of a folder in the order of their names. Hidden files, and files that are no jars, are passed over:
     * a copy that is under way can be given such a name.
     */
    static List<PluginFiles> in(Path folder) throws IOException {
        return sorted(folder, entry -> isVisible(entry) && (Files.isDirectory(entry) || isJar(entry))).stream()
                .map(PluginFiles::new)
                .toList();
    }

    /** The name that operators know it by. */
    String name() {
        return place.getFileName().toString();
    }

    /** Its jars in the order in which classes are looked for. */
    List<Path> jars() throws IOException, PluginRefused {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        List<Path> jars = sorted(place, entry -> isVisible(entry) && isJar(entry));
        if (jars.isEmpty()) {
            throw new PluginRefused("there is no jar in this folder");
        }
        if (jars.size() > JARS_MAX) {
            throw new PluginRefused("there are " + jars.size() + " jars in this folder, more than " + JARS_MAX);
        }
        return jars;
    }

    private static List<Path> sorted(Path folder, DirectoryStream.Filter<Path> filter) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, filter)) {
            entries.forEach(found::add);
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        found.sort(Comparator.naturalOrder());
        return found;
    }

    private static boolean isVisible(Path entry) {
        return !entry.getFileName().toString().startsWith(".");
    }

    private static boolean isJar(Path entry) {
        return entry.getFileName().toString().endsWith(JAR);
    }
}
