package io.ovnchassis.controller.plugins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;

/**
 * The folders in which providers keep what they want to find again: one per type, open to the daemon's user only.
 *
 * @param root where they all are; made when the first of them is
 */
public record StateDirectories(Path root) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /**
     * The folder for a type, made if it is not there. Any thread.
     *
     * @throws IOException when it cannot be made, or something else has its name
     */
    public Path of(String type) throws IOException {
        return ownerOnly(ownerOnly(root).resolve(fileName(type)));
    }

    private static Path ownerOnly(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        Files.setPosixFilePermissions(folder, OWNER_ONLY);
        return folder;
    }

    /** Any type makes a name that stays in its folder; letters, digits, dash and underscore stand for themselves. */
    private static String fileName(String type) {
        StringBuilder name = new StringBuilder();
        for (byte character : type.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = character == '-'
                    || character == '_'
                    || (character >= '0' && character <= '9')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= 'a' && character <= 'z');
            name.append(plain ? String.valueOf((char) character) : String.format(Locale.ROOT, "%%%02x", character));
        }
        return name.toString();
    }
}
