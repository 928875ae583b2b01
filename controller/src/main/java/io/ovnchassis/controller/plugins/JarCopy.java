package io.ovnchassis.controller.plugins;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * An open jar that nobody can change any more: a copy of the file as it was, deleted as soon as it was opened, so that
 * a jar that is written over while its plugin runs does no harm, and nothing stays behind. Can be used on any thread.
 */
final class JarCopy implements Closeable {
    private static final long BYTES_MAX = 512L << 20;

    private final Path origin;
    private final String digest;
    private final JarFile jar;

    private JarCopy(Path origin, String digest, JarFile jar) {
        this.origin = origin;
        this.digest = digest;
        this.jar = jar;
    }

    /**
     * Copies and opens a jar.
     *
     * @throws IOException when it cannot be read, or is no jar
     */
    static JarCopy of(Path origin) throws IOException {
        if (Files.size(origin) > BYTES_MAX) {
            throw new IOException("it is larger than " + (BYTES_MAX >> 20) + " MB");
        }
        // A pipe or a device has no size that could be bounded, and no end.
        if (!Files.isRegularFile(origin)) {
            throw new IOException("it is not a regular file");
        }
        Path copy = Files.createTempFile("vif-plug-", ".jar");
        try {
            String digest = copy(origin, copy);
            return new JarCopy(
                    origin, digest, new JarFile(copy.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion()));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static String copy(Path origin, Path copy) throws IOException {
        MessageDigest sha256 = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(origin), sha256);
                OutputStream out = Files.newOutputStream(copy)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Where the jar was copied from. */
    Path origin() {
        return origin;
    }

    /** SHA-256 of the whole file, in hexadecimal. */
    String digest() {
        return digest;
    }

    boolean has(String name) {
        return entry(name).isPresent();
    }

    /** The entry that this version of Java gets under the name; none when the jar is closed. */
    Optional<JarEntry> entry(String name) {
        try {
            return Optional.ofNullable(jar.getJarEntry(name));
        } catch (IllegalStateException closed) {
            return Optional.empty();
        }
    }

    InputStream open(JarEntry entry) throws IOException {
        return jar.getInputStream(entry);
    }

    /**
     * The value of a main attribute of the manifest.
     *
     * @throws IOException when the manifest is damaged
     */
    Optional<String> attribute(String name) throws IOException {
        @Nullable Manifest manifest = jar.getManifest();
        return Optional.ofNullable(manifest)
                .map(Manifest::getMainAttributes)
                .map((Attributes attributes) -> attributes.getValue(name));
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }
}
