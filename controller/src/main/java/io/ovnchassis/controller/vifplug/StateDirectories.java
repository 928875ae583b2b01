package io.ovnchassis.controller.vifplug;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;

/**
 * Where providers keep their own state: a directory for each type, for nobody else to read.
 *
 * @param root the directory that holds them, made when it is needed
 */
public record StateDirectories(Path root) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /**
     * The directory of this type, made if it is not there.
     *
     * @throws UncheckedIOException when it cannot be made, with its name
     */
    Path of(String type) {
        Path directory = root.resolve(fileName(type));
        try {
            Files.createDirectories(root);
            if (!Files.isDirectory(directory)) {
                Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            Files.setPosixFilePermissions(directory, OWNER_ONLY);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("its state directory cannot be made: " + directory, e);
        }
    }

    /** A type may contain anything visible; what could lead out of the root is written as %XX. */
    private static String fileName(String type) {
        StringBuilder name = new StringBuilder();
        type.chars().forEach(character -> {
            boolean plain = Character.isLetterOrDigit(character)
                    || character == '-'
                    || character == '_'
                    || (character == '.' && !name.isEmpty());
            name.append(plain ? Character.toString(character) : String.format(Locale.ROOT, "%%%02X", character));
        });
        return name.toString();
    }
}
