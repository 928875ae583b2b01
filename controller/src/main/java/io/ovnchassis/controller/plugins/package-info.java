/**
 * Provider jars: finds them in a folder, loads each in a class loader of its own, and makes what they contain available
 * as VIF plug providers; all of it again whenever somebody asks, while the daemon runs.
 *
 * <p>Reads the folder of {@code --vif-plug-dir}. Writes nothing but the providers' own state folders, and copies of the
 * jars that have no name any more once they are open.
 *
 * <p>Invariants: a jar sees the JDK, the API and itself; what is loaded stays as it is, whatever happens to the file;
 * whatever is wrong with one jar is one line in the log and no concern of the others; the main loop's thread never runs
 * code of a jar and never waits for it; a class loader is closed after the last of its providers.
 */
@NullMarked
package io.ovnchassis.controller.plugins;

import org.jspecify.annotations.NullMarked;
