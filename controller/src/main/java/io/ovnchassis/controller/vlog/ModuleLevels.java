package io.ovnchassis.controller.vlog;

import java.util.Set;

/** The level of one module at each destination. */
record ModuleLevels(Severity console, Severity syslog, Severity file) {
    /** What every vlog module starts with. */
    static final ModuleLevels INITIAL = new ModuleLevels(Severity.INFO, Severity.INFO, Severity.INFO);

    ModuleLevels with(Set<Destination> destinations, Severity level) {
        return new ModuleLevels(
                destinations.contains(Destination.CONSOLE) ? level : console,
                destinations.contains(Destination.SYSLOG) ? level : syslog,
                destinations.contains(Destination.FILE) ? level : file);
    }
}
