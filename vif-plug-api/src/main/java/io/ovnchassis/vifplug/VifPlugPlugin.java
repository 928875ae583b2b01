package io.ovnchassis.vifplug;

import java.util.List;

/**
 * The entry of a provider jar, found by {@link java.util.ServiceLoader}: the jar names its implementation in
 * {@code META-INF/services/io.ovnchassis.vifplug.VifPlugPlugin}, and says in its manifest which version of this API it
 * was made for, as {@code Vif-Plug-Api-Version: 1.0} ({@link VifPlugApi}).
 *
 * <p>A jar is loaded by a class loader of its own that sees the JDK and this package, and nothing else of the daemon:
 * what else it needs it brings along. The implementation is public and has a public constructor without parameters,
 * which should do nothing.
 */
public interface VifPlugPlugin {
    /** The providers that the jar has, at most one for each type. Called once, when the jar is loaded. */
    List<VifPlugProviderFactory> factories();
}
