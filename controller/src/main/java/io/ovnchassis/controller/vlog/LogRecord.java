package io.ovnchassis.controller.vlog;

import java.time.Instant;

/**
 * One thing that was logged.
 *
 * @param serial the how manieth record of this process it is, from 1
 * @param subprogram the thread; empty for the main one
 * @param message as it was logged: whoever prints it must take out what could end a line or steer a terminal
 */
record LogRecord(Instant time, long serial, String module, String subprogram, Severity severity, String message) {}
