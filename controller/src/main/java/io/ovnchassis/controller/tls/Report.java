package io.ovnchassis.controller.tls;

import io.ovnchassis.ovsdb.tls.Inventory;
import io.ovnchassis.ovsdb.tls.TlsFiles;
import io.ovnchassis.ovsdb.tls.TlsState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Puts keys and certificates into text.
 *
 * @param source who named the files
 * @param now by which is told what has expired
 */
record Report(String source, Instant now) {
    String of(TlsState state, Inventory inventory) {
        if (state.files().equals(TlsFiles.NONE)) {
            return "no keys and certificates are configured\n";
        }
        StringBuilder text = new StringBuilder("files named by: " + source + "\n");
        text.append("in use: ").append(state.inUse().isPresent() ? "yes" : "no").append('\n');
        state.files()
                .privateKey()
                .ifPresent(file -> text.append("private key: ").append(file).append('\n'));
        inventory.entries().forEach(entry -> append(text, entry));
        state.problems()
                .forEach(problem -> text.append("problem: ").append(problem).append('\n'));
        return text.toString();
    }

    private void append(StringBuilder text, Inventory.Entry entry) {
        text.append(entry.what()).append(": ").append(entry.file()).append('\n');
        append(text, "in use", entry.inUse());
        if (entry.onDisk().equals(entry.inUse()) && !entry.inUse().isEmpty()) {
            text.append("  on disk: the same\n");
        } else {
            append(text, "on disk", entry.onDisk());
        }
    }

    private void append(StringBuilder text, String where, List<Inventory.Facts> certificates) {
        if (certificates.isEmpty()) {
            text.append("  ").append(where).append(": none\n");
        }
        for (Inventory.Facts certificate : certificates) {
            text.append("  ").append(where).append(":\n");
            text.append("    subject: ").append(certificate.subject()).append('\n');
            text.append("    issuer: ").append(certificate.issuer()).append('\n');
            text.append("    valid: ").append(validity(certificate)).append('\n');
        }
    }

    private String validity(Inventory.Facts certificate) {
        String times = certificate.notBefore() + " to " + certificate.notAfter();
        if (now.isBefore(certificate.notBefore())) {
            return times + ", not yet";
        }
        long days = Duration.between(now, certificate.notAfter()).toDays();
        return now.isAfter(certificate.notAfter())
                ? times + ", expired " + -days + " days ago"
                : times + ", " + days + " days left";
    }
}
