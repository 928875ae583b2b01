package io.ovnchassis.ovsdb.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One block of a PEM file (RFC 7468), such as a certificate. Text around the blocks is ignored: {@code ovs-pki} puts a
 * description of a certificate before it.
 */
final class Pem {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    private final String label;
    private final byte[] der;

    private Pem(String label, byte[] der) {
        this.label = label;
        this.der = der;
    }

    /** What the block says it is, as in {@code CERTIFICATE}. */
    String label() {
        return label;
    }

    byte[] der() {
        return der;
    }

    /** All blocks of a file, in order. */
    static List<Pem> parse(String text) throws UnusableException {
        List<Pem> blocks = new ArrayList<>();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(BEGIN) && lines.get(i).endsWith(DASHES)) {
                String label = label(lines.get(i));
                int end = lines.subList(i, lines.size()).indexOf(END + label + DASHES);
                if (end < 0) {
                    throw new UnusableException("its last block has no end");
                }
                blocks.add(new Pem(label, decode(lines.subList(i + 1, i + end))));
                i += end;
            }
        }
        return blocks;
    }

    private static String label(String begin) {
        int end = begin.length() - DASHES.length();
        return end < BEGIN.length() ? "" : begin.substring(BEGIN.length(), end);
    }

    private static byte[] decode(List<String> lines) throws UnusableException {
        if (lines.stream().anyMatch(line -> line.startsWith("Proc-Type:") && line.endsWith("ENCRYPTED"))) {
            throw encrypted();
        }
        try {
            return Base64.getDecoder().decode(String.join("", lines));
        } catch (IllegalArgumentException notBase64) {
            throw new UnusableException("it has a block that is not in base64");
        }
    }

    static UnusableException encrypted() {
        return new UnusableException("it is encrypted, and nobody is there to type the passphrase; decrypt it with"
                + " 'openssl pkey -in FILE -out FILE'");
    }
}
