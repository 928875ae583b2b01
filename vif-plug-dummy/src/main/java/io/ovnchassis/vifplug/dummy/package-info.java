/**
 * The provider for CI: it plugs an internal port for whatever logical port it is asked about, and always says yes, as
 * the dummy provider of OVN does. Keeps no state, and is the smallest complete example of a provider.
 */
@NullMarked
package io.ovnchassis.vifplug.dummy;

import org.jspecify.annotations.NullMarked;
