package io.ovnchassis.ovsdb.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The build step: from an {@code .ovsschema} file to the Java sources of its tables. */
public final class Generator {
    private Generator() {}

    /**
     * Writes the sources of one schema.
     *
     * @param args the schema file, the folder of generated sources, the package, and the man page of the columns, as
     *     {@code ovn-sb(5)}
     * @throws MalformedSchemaException when the schema is not one
     */
    public static void main(String[] args) {
        if (args.length != 4) {
            throw new IllegalArgumentException("four arguments are wanted: schema file, output folder, package and man"
                    + " page; found " + List.of(args));
        }
        try {
            generate(Path.of(args[0]), Path.of(args[1]), args[2], args[3]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void generate(Path schemaFile, Path sources, String packageName, String manPage) throws IOException {
        Map<String, String> files;
        try {
            DatabaseSchema schema = SchemaReader.read(Files.readString(schemaFile));
            files = new DatabaseWriter(schema, packageName, new Docs(schema, manPage)).write();
        } catch (MalformedSchemaException e) {
            throw new MalformedSchemaException(schemaFile.getFileName() + ": " + e.getMessage(), e);
        }
        Path folder = Files.createDirectories(sources.resolve(packageName.replace('.', '/')));
        for (Map.Entry<String, String> file : files.entrySet()) {
            writeIfChanged(folder.resolve(file.getKey()), file.getValue());
        }
        deleteOthers(folder, files);
    }

    /** An untouched file keeps its time, and the compiler what it made of it. */
    private static void writeIfChanged(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    /** A table that left the schema must not linger as a class. */
    private static void deleteOthers(Path folder, Map<String, String> files) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.toList()) {
                if (!files.containsKey(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }
}
