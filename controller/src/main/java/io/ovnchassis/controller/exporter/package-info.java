/**
 * What the daemon tells those who watch it over HTTP: metrics in Prometheus' text format, whether it is alive and ready,
 * and a page for people. The metrics are on the control socket, too ({@code metrics/show}).
 *
 * <p>Reads a {@link io.ovnchassis.controller.exporter.Snapshot}, which the main loop takes when somebody asks; writes
 * nothing. Invariants: nothing here changes anything; a client that is slow, or many of them, cost the main loop one
 * snapshot each at most; what comes out of a database is escaped before it gets into a page.
 */
@NullMarked
package io.ovnchassis.controller.exporter;

import org.jspecify.annotations.NullMarked;
