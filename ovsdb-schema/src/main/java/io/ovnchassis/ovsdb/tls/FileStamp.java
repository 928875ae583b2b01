package io.ovnchassis.ovsdb.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * By what a file is known to be the one that it was; of what a link leads to.
 *
 * @param attributes empty for a file that is not there
 */
record FileStamp(Optional<String> attributes) {
    static Map<Path, FileStamp> of(List<Path> files) {
        return files.stream().distinct().collect(Collectors.toMap(Function.identity(), FileStamp::of));
    }

    private static FileStamp of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(Optional.of(attributes.lastModifiedTime() + " " + attributes.size() + " "
                    + Objects.toString(attributes.fileKey(), "")));
        } catch (IOException absent) {
            return new FileStamp(Optional.empty());
        }
    }
}
