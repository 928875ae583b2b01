package io.ovnchassis.ovsdb.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Certificate authorities made by the real {@code ovs-pki}: {@code switchca}, which the tests trust, and {@code controllerca}. */
public final class Pki {
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;

    private Pki(Path folder) {
        this.folder = folder;
    }

    /** Makes the authorities in {@code folder}. */
    public static Pki in(Path folder) {
        Pki pki = new Pki(folder);
        pki.ovsPki("init");
        return pki;
    }

    /** The CA certificate of {@code switch} or {@code controller}. */
    public Path authority(String kind) {
        return folder.resolve("pki").resolve(kind + "ca").resolve("cacert.pem");
    }

    public Path key(String name) {
        return folder.resolve(name + "-privkey.pem");
    }

    public Path certificate(String name) {
        return folder.resolve(name + "-cert.pem");
    }

    /** A key and a certificate of {@code switch} or {@code controller}. */
    public void issue(String name, String kind) {
        ovsPki("req+sign", name, kind);
    }

    /** The same from {@code switchca} for another time. */
    public void issue(String name, Instant from, Instant until) {
        ovsPki("req", name);
        runIn(
                folder.resolve("pki/switchca"),
                "openssl",
                "ca",
                "-config",
                "ca.cnf",
                "-batch",
                "-in",
                folder.resolve(name + "-req.pem").toString(),
                "-out",
                certificate(name).toString(),
                "-startdate",
                UTC_TIME.format(from),
                "-enddate",
                UTC_TIME.format(until));
    }

    /** What a client of a server trusted by {@code switchca} has. */
    public TlsFiles client(String name) {
        return files(key(name), certificate(name), authority("switch"));
    }

    public static TlsFiles files(Path key, Path certificate, Path authority) {
        return new TlsFiles(
                Optional.of(key), Optional.of(certificate), Optional.of(authority), false, Optional.empty());
    }

    private void ovsPki(String... arguments) {
        ArrayList<String> command = new ArrayList<>(
                List.of("ovs-pki", "-d", folder.resolve("pki").toString(), "-l", "pki.log", "-b", "-B", "2048"));
        command.addAll(List.of(arguments));
        runIn(folder, command.toArray(String[]::new));
    }

    private static void runIn(Path directory, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(List.of(command) + " failed: " + output);
            }
        } catch (IOException e) {
            throw new AssertionError(command[0] + " cannot be run: install openvswitch-switch and openssl", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(command[0] + " was interrupted", e);
        }
    }

    /** Puts one file in the place of another at once, as those who rotate certificates should. */
    public static void replace(Path file, Path with) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.copy(with, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new AssertionError("cannot replace " + file, e);
        }
    }
}
