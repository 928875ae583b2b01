package io.ovnchassis.controller.vlog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The facilities of syslog (RFC 5424, 6.2.1) under the names that vlog has for them, in the order of their numbers. */
enum Facility {
    KERN(0),
    USER(1),
    MAIL(2),
    DAEMON(3),
    AUTH(4),
    SYSLOG(5),
    LPR(6),
    NEWS(7),
    UUCP(8),
    CLOCK(9),
    FTP(11),
    NTP(12),
    AUDIT(13),
    ALERT(14),
    CLOCK2(15),
    LOCAL0(16),
    LOCAL1(17),
    LOCAL2(18),
    LOCAL3(19),
    LOCAL4(20),
    LOCAL5(21),
    LOCAL6(22),
    LOCAL7(23);

    private final int number;

    Facility(int number) {
        this.number = number;
    }

    /** The number that a message begins with: the facility and the severity in one. */
    int priority(Severity severity) {
        return number * 8 + severity.syslogLevel();
    }

    /** Case does not matter. */
    static Optional<Facility> named(String word) {
        return Arrays.stream(values())
                .filter(facility -> facility.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
