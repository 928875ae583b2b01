/**
 * The provider for CI. It plugs an internal port for whatever logical port it is asked about and always says yes, as the
 * dummy provider of OVN does.
 *
 * <p>The option {@code vif-plug:dummy:script} of a logical port makes it do otherwise for that port, so that every path
 * through a host of providers can be seen:
 *
 * <pre>
 *   script  = step *( ";" step )
 *   step    = "defer" [ "=" MS ]         not yet: for MS milliseconds, or for ever
 *           | "refuse" [ "=" WHY ]       refuses
 *           | "throw" [ "=" N ]          throws: the first N times it is asked, or each time
 *           | "fail" [ "=" N ]           plugs an interface under a name that none can have: likewise
 *           | "hang" [ "=" MS ]          does not answer: for MS milliseconds each time, or for ever
 *           | "lose-device" [ "=" MS ]   plugs an interface without a device: for MS milliseconds, or for ever
 *           | "rename" "=" NAME          plugs under this name
 *   MS, N   = 1 to 9 digits
 * </pre>
 *
 * The steps are taken in their order, each at most once in a script, up to one that gives an answer; where none does the
 * port is plugged. Time and number count from when this provider was first asked about the port with this very script,
 * and when a time is over it asks to be asked again. A script that is not of this form is refused, with the reason.
 */
@NullMarked
package io.ovnchassis.vifplug.dummy;

import org.jspecify.annotations.NullMarked;
