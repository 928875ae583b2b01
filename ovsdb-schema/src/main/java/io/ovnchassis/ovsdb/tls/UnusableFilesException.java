package io.ovnchassis.ovsdb.tls;

import java.util.List;

/** Keys and certificates cannot be used. */
final class UnusableFilesException extends Exception {
    private final transient List<String> problems;

    /** @param problems one sentence each, with the name of the file */
    UnusableFilesException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
