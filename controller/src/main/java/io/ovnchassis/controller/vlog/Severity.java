package io.ovnchassis.controller.vlog;

import java.util.Arrays;
import java.util.Optional;
import org.apache.logging.log4j.Level;

/**
 * The severities of vlog, the gravest first, under the names that stand in log lines and in {@code vlog/set}. As the
 * level of a destination a severity lets itself and all graver ones through; {@link #OFF} lets nothing through.
 */
enum Severity {
    OFF,
    EMER,
    ERR,
    WARN,
    INFO,
    DBG;

    /** The level of a Log4j logger that lets through what this severity does. */
    Level threshold() {
        return switch (this) {
            case OFF -> Level.OFF;
            case EMER -> Level.FATAL;
            case ERR -> Level.ERROR;
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
            case DBG -> Level.ALL;
        };
    }

    /** The number of this severity in syslog. */
    int syslogLevel() {
        return switch (this) {
            case OFF, EMER -> 1;
            case ERR -> 3;
            case WARN -> 4;
            case INFO -> 5;
            case DBG -> 7;
        };
    }

    /** The severity under which a Log4j event of {@code level} is printed; trace, which vlog has not, counts as DBG. */
    static Severity of(Level level) {
        return Arrays.stream(values())
                .filter(severity -> severity != OFF && level.isMoreSpecificThan(severity.threshold()))
                .findFirst()
                .orElse(DBG);
    }

    /** Case does not matter. */
    static Optional<Severity> named(String word) {
        return Arrays.stream(values())
                .filter(severity -> severity.name().equalsIgnoreCase(word))
                .findFirst();
    }

    boolean allows(Severity message) {
        return compareTo(message) >= 0;
    }

    Severity orMoreVerbose(Severity other) {
        return allows(other) ? this : other;
    }
}
