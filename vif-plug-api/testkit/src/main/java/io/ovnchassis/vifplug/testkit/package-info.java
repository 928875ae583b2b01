/**
 * The rules of the VIF plug API as tests. A vendor extends
 * {@link io.ovnchassis.vifplug.testkit.VifPlugProviderContract} in a test of its own, says how its provider is made and
 * which requests it can fulfil, and has every rule checked, the threads and the time limits included.
 *
 * <p>Needs JUnit Jupiter and nothing else; writes only to JUnit's temporary folders. Each test has a provider of its
 * own, called as a daemon calls it: on one thread, one call at a time, each with a limit.
 */
@NullMarked
package io.ovnchassis.vifplug.testkit;

import org.jspecify.annotations.NullMarked;
