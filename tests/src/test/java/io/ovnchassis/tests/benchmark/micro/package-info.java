/**
 * What JMH measures, without a server: the replica, from the text of a large southbound database to its indexes, and the
 * engine. {@code tests/bench micro} runs it, in JVMs with the options of the daemon.
 */
@NullMarked
package io.ovnchassis.tests.benchmark.micro;

import org.jspecify.annotations.NullMarked;
