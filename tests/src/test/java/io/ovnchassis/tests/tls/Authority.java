package io.ovnchassis.tests.tls;

import io.ovnchassis.controller.sandbox.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * A certificate authority made by {@code ovs-pki}, and what it has issued.
 *
 * @param folder where all of it is
 */
record Authority(Path folder) {
    static Authority in(Path folder) {
        try {
            Authority authority = new Authority(Files.createDirectories(folder));
            authority.ovsPki("init");
            return authority;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a key and a certificate. */
    Authority issue(String name) {
        ovsPki("req+sign " + name + " switch");
        return this;
    }

    /** Makes a key, and a certificate that expired long ago. */
    Authority issueExpired(String name) {
        ovsPki("req " + name);
        shell("cd pki/switchca && openssl ca -config ca.cnf -batch -in ../../" + name + "-req.pem -out ../../" + name
                + "-cert.pem -startdate 20200101000000Z -enddate 20200201000000Z 2>&1");
        return this;
    }

    Path key(String name) {
        return folder.resolve(name + "-privkey.pem");
    }

    Path certificate(String name) {
        return folder.resolve(name + "-cert.pem");
    }

    /** The CA certificate. */
    Path own() {
        return folder.resolve("pki/switchca/cacert.pem");
    }

    /** Puts the key and the certificate of {@code other} in the place of those of {@code name}, one after the other. */
    void rotate(String name, String other) {
        replace(key(name), key(other));
        replace(certificate(name), certificate(other));
    }

    /** Puts a copy of {@code with} in the place of {@code file} at once. */
    static void replace(Path file, Path with) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.copy(with, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ovsPki(String arguments) {
        shell("ovs-pki -d " + folder + "/pki -l " + folder + "/pki.log -b -B 2048 " + arguments);
    }

    private void shell(String command) {
        new Tool("sh", Map.of()).run("-ec", "cd " + folder + " && " + command);
    }
}
