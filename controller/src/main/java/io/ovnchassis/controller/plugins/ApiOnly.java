package io.ovnchassis.controller.plugins;

import io.ovnchassis.vifplug.VifPlugApi;
import java.net.URL;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parent of all plugins' class loaders: the JDK, and of the daemon only the classes of the API. */
final class ApiOnly extends ClassLoader {
    private static final String API = VifPlugApi.class.getPackageName();

    private final ClassLoader daemon = Objects.requireNonNull(VifPlugApi.class.getClassLoader(), "the daemon's loader");

    ApiOnly() {
        super("vif-plug-api", ClassLoader.getPlatformClassLoader());
    }

    /** Called for what the JDK does not have. */
    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        int dot = name.lastIndexOf('.');
        if (dot > 0 && name.substring(0, dot).equals(API)) {
            return daemon.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    /** The class files of the API, which are read to find out how its types are related. */
    @Override
    protected @Nullable URL findResource(String name) {
        int slash = name.lastIndexOf('/');
        boolean isApi = slash > 0 && name.substring(0, slash).replace('/', '.').equals(API) && name.endsWith(".class");
        return isApi ? daemon.getResource(name) : null;
    }
}
