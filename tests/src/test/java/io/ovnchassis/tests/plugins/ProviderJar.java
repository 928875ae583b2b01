package io.ovnchassis.tests.plugins;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes jars of providers with the JDK's own compiler, so that nothing has to be installed first. */
public final class ProviderJar {
    private static final String ENTRY = "META-INF/services/io.ovnchassis.vifplug.VifPlugPlugin";

    private final Map<String, String> sources = new LinkedHashMap<>();
    private String manifest = "Vif-Plug-Api-Version: 1.0\n";
    private String entry = "vendor.Entry\n";
    private String classPath = System.getProperty("java.class.path");

    /**
     * A provider that plugs internal interfaces under names that are computed of {@code port}, the logical port's name.
     *
     * @param name a Java expression
     */
    public static ProviderJar naming(String type, String name) {
        ProviderJar jar = new ProviderJar();
        jar.source("vendor.Entry", """
                package vendor;
                import io.ovnchassis.vifplug.*;
                import java.util.*;
                public class Entry implements VifPlugPlugin, VifPlugProviderFactory {
                    public List<VifPlugProviderFactory> factories() { return List.of(this); }
                    public String type() { return "%1$s"; }
                    public VifPlugProvider create() {
                        return new VifPlugProvider() {
                            public String type() { return "%1$s"; }
                            public PlugDecision prepare(PlugRequest request) {
                                String port = request.logicalPort();
                                return new PlugDecision.Plug(%2$s, Optional.of("internal"), Map.of());
                            }
                        };
                    }
                }
                """.formatted(type, name));
        return jar;
    }

    /** The folder {@code vif-plug-api/example}, as its own build would package it. */
    static ProviderJar example(Path folder) throws IOException {
        ProviderJar jar = new ProviderJar();
        Path main = folder.resolve("src/main");
        try (Stream<Path> files = Files.walk(main.resolve("java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                jar.sources.put(main.resolve("java").relativize(file).toString(), Files.readString(file));
            }
        }
        jar.entry = Files.readString(main.resolve("resources").resolve(ENTRY));
        return jar;
    }

    /** A jar without an entry. */
    static ProviderJar library() {
        ProviderJar jar = new ProviderJar();
        jar.entry = "";
        return jar;
    }

    public ProviderJar source(String className, String text) {
        sources.put(className.replace('.', '/') + ".java", text);
        return this;
    }

    ProviderJar manifest(String attributes) {
        manifest = attributes;
        return this;
    }

    ProviderJar with(Path library) {
        classPath = library + ":" + classPath;
        return this;
    }

    public Path writeTo(Path jar) throws IOException {
        Path work = Files.createTempDirectory("provider-jar-");
        compile(work);
        Path unfinished = Files.createTempFile("provider-", ".jar");
        try (OutputStream stream = Files.newOutputStream(unfinished);
                ZipOutputStream zip = new ZipOutputStream(stream)) {
            write(zip, "META-INF/MANIFEST.MF", ("Manifest-Version: 1.0\n" + manifest).getBytes(StandardCharsets.UTF_8));
            if (!entry.isEmpty()) {
                write(zip, ENTRY, entry.getBytes(StandardCharsets.UTF_8));
            }
            for (Path file : files(work)) {
                if (file.toString().endsWith(".class")) {
                    write(zip, work.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        Files.write(jar, Files.readAllBytes(unfinished));
        Files.delete(unfinished);
        for (Path file : files(work).reversed()) {
            Files.delete(file);
        }
        return jar;
    }

    private void compile(Path work) throws IOException {
        if (sources.isEmpty()) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of("-d", work.toString(), "-proc:none", "-cp", classPath));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = work.resolve(source.getKey());
            Files.createDirectories(file.resolveSibling("."));
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow(() -> new AssertionError("this needs a JDK"));
        if (javac.run(System.out, System.err, arguments.toArray(String[]::new)) != 0) {
            throw new AssertionError("a source of the test does not compile, see standard error");
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        }
    }

    private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }
}
