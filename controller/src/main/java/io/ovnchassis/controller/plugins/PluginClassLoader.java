package io.ovnchassis.controller.plugins;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import java.util.jar.JarEntry;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one plugin: the JDK's, the API's, and then its own jars' and nobody else's. A call of theirs that would
 * end the daemon throws instead ({@link ExitCalls}).
 */
final class PluginClassLoader extends ClassLoader implements Closeable {
    private final PluginSnapshot plugin;

    PluginClassLoader(PluginSnapshot plugin, ApiOnly parent) {
        super("vif-plug/" + plugin.name(), parent);
        this.plugin = plugin;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String path = name.replace('.', '/') + ".class";
        for (JarCopy jar : plugin.jars()) {
            Optional<JarEntry> entry = jar.entry(path);
            if (entry.isPresent()) {
                return define(name, jar, entry.get());
            }
        }
        throw new ClassNotFoundException(name + ", looked for in the plugin " + plugin.name());
    }

    private Class<?> define(String name, JarCopy jar, JarEntry entry) throws ClassNotFoundException {
        byte[] classFile;
        try (InputStream stream = jar.open(entry)) {
            classFile = ExitCalls.replacedIn(name, stream.readAllBytes(), this);
        } catch (IOException | IllegalStateException unreadable) {
            throw new ClassNotFoundException(name + ", in the plugin " + plugin.name(), unreadable);
        }
        return defineClass(name, classFile, 0, classFile.length, domain(jar));
    }

    private ProtectionDomain domain(JarCopy jar) {
        try {
            CodeSource source = new CodeSource(jar.origin().toUri().toURL(), (CodeSigner @Nullable []) null);
            return new ProtectionDomain(source, null, this, null);
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("a file has a URL: " + jar.origin(), impossible);
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        Enumeration<URL> found = findResources(name);
        return found.hasMoreElements() ? found.nextElement() : null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        return Collections.enumeration(plugin.jars().stream()
                .flatMap(jar -> jar.entry(name).map(entry -> url(jar, entry)).stream())
                .toList());
    }

    private static URL url(JarCopy jar, JarEntry entry) {
        try {
            URI uri = new URI("vif-plug", null, jar.origin() + "!/" + entry.getName(), null);
            return URL.of(uri, new Handler(jar, entry));
        } catch (URISyntaxException | MalformedURLException impossible) {
            throw new IllegalStateException("an entry has a URL: " + entry.getName(), impossible);
        }
    }

    @Override
    public void close() {
        plugin.close();
    }

    @Override
    public String toString() {
        return "class loader of the VIF plug plugin " + plugin.name();
    }

    /** Reads one entry of one jar. */
    private static final class Handler extends URLStreamHandler {
        private final JarCopy jar;
        private final JarEntry entry;

        Handler(JarCopy jar, JarEntry entry) {
            this.jar = jar;
            this.entry = entry;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() throws IOException {
                    return jar.open(entry);
                }

                @Override
                public long getContentLengthLong() {
                    return entry.getSize();
                }
            };
        }
    }
}
