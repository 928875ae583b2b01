/**
 * The program behind {@code bin/sandbox}: a guided tour of the daemon's main job. It starts the servers of a sandbox and
 * a controller, requests logical ports, and shows how each becomes an Interface, is claimed and comes up.
 *
 * <p>Writes the northbound database through {@code ovn-nbctl}, as any CMS might, and nothing else; reads the southbound
 * and the local database through replicas of its own, so that what it shows is what the databases say, not what the
 * daemon says. Every time that is shown was taken when the news arrived, not when somebody looked. All classes belong
 * to the main thread.
 */
@NullMarked
package io.ovnchassis.controller.sandbox.tour;

import org.jspecify.annotations.NullMarked;
