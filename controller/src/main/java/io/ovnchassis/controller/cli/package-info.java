/**
 * The command line, the directories and the process: options are read, the log is opened, the parts are put together
 * and the loop is run until somebody says {@code exit}. Reads arguments and environment, writes the pid file.
 */
@NullMarked
package io.ovnchassis.controller.cli;

import org.jspecify.annotations.NullMarked;
