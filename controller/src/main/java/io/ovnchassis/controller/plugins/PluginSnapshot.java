package io.ovnchassis.controller.plugins;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A plugin as it was at one moment.
 *
 * @param name what operators know it by
 * @param jars its jars, in the order in which classes are looked for
 */
record PluginSnapshot(String name, List<JarCopy> jars) implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger("vif_plug_provider");

    /**
     * Takes a snapshot.
     *
     * @throws PluginRefused when a jar cannot be read, or is none
     */
    static PluginSnapshot of(PluginFiles files) throws PluginRefused {
        List<JarCopy> jars = new ArrayList<>();
        try {
            for (Path jar : files.jars()) {
                jars.add(copy(jar));
            }
            return new PluginSnapshot(files.name(), List.copyOf(jars));
        } catch (IOException unreadable) {
            jars.forEach(PluginSnapshot::close);
            throw PluginRefused.failed("the folder cannot be read", unreadable);
        } catch (PluginRefused refused) {
            jars.forEach(PluginSnapshot::close);
            throw refused;
        }
    }

    private static JarCopy copy(Path jar) throws PluginRefused {
        try {
            return JarCopy.of(jar);
        } catch (IOException unreadable) {
            throw PluginRefused.failed(jar.getFileName() + " cannot be read as a jar", unreadable);
        }
    }

    /** The same for the same jars, and other when any of them is another. */
    String digest() {
        return jars.stream()
                .map(jar -> jar.origin().getFileName() + "=" + jar.digest())
                .collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        jars.forEach(PluginSnapshot::close);
    }

    private static void close(JarCopy jar) {
        try {
            jar.close();
        } catch (IOException | UncheckedIOException failure) {
            LOG.warn("{}: cannot close the copy of this jar: {}", jar.origin(), failure.toString());
        }
    }
}
