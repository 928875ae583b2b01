/**
 * Gives each test class real servers of its own.
 *
 * <p>The servers are those of {@link io.ovnchassis.controller.sandbox}; here is what binds them and the daemon to JUnit,
 * and what puts into few words what tests do to the databases and read in them. A class gets
 * its own folder and its own servers, so that classes can run at the same time; the tests of one class share them, and
 * therefore name their switches and ports apart. What cannot start makes the class fail, with a message that says why.
 * After a failed test the logs of all servers are kept in {@code tests/target/server-logs/<class>}.
 */
@NullMarked
package io.ovnchassis.tests.harness;

import org.jspecify.annotations.NullMarked;
