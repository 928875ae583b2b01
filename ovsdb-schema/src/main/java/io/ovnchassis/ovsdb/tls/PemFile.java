package io.ovnchassis.ovsdb.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads PEM files, and notes what is wrong with them.
 *
 * @param what is in such a file, as in {@code private key}
 * @param problems gets a sentence for each file that cannot be used
 */
record PemFile(String what, List<String> problems) {
    /** Far more than a bundle of all the CAs of the world. */
    private static final int BYTES_MAX = 1 << 20;

    /** Makes something of the blocks of a file. */
    @FunctionalInterface
    interface Decoder<T> {
        T decode(List<Pem> blocks) throws UnusableException;
    }

    /** Notes that a file is not even named. */
    Optional<Path> required(Optional<Path> path) {
        if (path.isEmpty()) {
            problems.add("no " + what + " is configured; name one on the command line or in the SSL table");
        }
        return path;
    }

    /** Empty when there is none, or nothing can be made of it. */
    <T> Optional<T> read(Optional<Path> path, Decoder<T> decoder) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(decoder.decode(Pem.parse(text(path.get()))));
        } catch (UnusableException unusable) {
            problems.add(what + " " + path.get() + ": " + unusable.reason());
            return Optional.empty();
        }
    }

    private static String text(Path path) throws UnusableException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new UnusableException("it is not a regular file");
        }
        try (InputStream file = Files.newInputStream(path)) {
            byte[] bytes = file.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw new UnusableException("it has more than " + BYTES_MAX + " bytes");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException missing) {
            throw new UnusableException("no such file");
        } catch (AccessDeniedException denied) {
            throw new UnusableException("permission denied");
        } catch (IOException e) {
            throw new UnusableException("cannot read: " + e.getMessage());
        }
    }
}
