package io.ovnchassis.controller.plugins;

import io.ovnchassis.vifplug.VifPlugApi;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A jar that is made of a test's own source text. */
final class TestJar {
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final List<JavaFileObject> sources = new ArrayList<>();

    /** A plugin with a provider of the given type whose answer is a refusal that gives {@code reason}, an expression. */
    static TestJar plugin(String type, String reason) {
        return new TestJar()
                .manifest(VifPlugApi.MANIFEST_ATTRIBUTE + ": " + VifPlugApi.version() + "\n")
                .entry("META-INF/services/io.ovnchassis.vifplug.VifPlugPlugin", "vendor.Entry\n")
                .source("vendor.Entry", entry(type))
                .source("vendor.Refusing", """
                        package vendor;
                        import io.ovnchassis.vifplug.*;
                        public class Refusing implements VifPlugProvider {
                            public String type() { return "%s"; }
                            public PlugDecision prepare(PlugRequest request) { return new PlugDecision.Refuse(%s); }
                        }
                        """.formatted(type, reason));
    }

    private static String entry(String type) {
        return """
                package vendor;
                import io.ovnchassis.vifplug.*;
                public class Entry implements VifPlugPlugin {
                    public java.util.List<VifPlugProviderFactory> factories() {
                        return java.util.List.of(new VifPlugProviderFactory() {
                            public String type() { return "%s"; }
                            public VifPlugProvider create() { return new Refusing(); }
                        });
                    }
                }
                """.formatted(type);
    }

    TestJar manifest(String attributes) {
        return entry("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n" + attributes);
    }

    TestJar without(String name) {
        entries.remove(name);
        return this;
    }

    TestJar entry(String name, String text) {
        entries.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    TestJar source(String className, String text) {
        URI uri = URI.create("test:///" + className.replace('.', '/') + ".java");
        sources.removeIf(source -> source.toUri().equals(uri));
        sources.add(new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        });
        return this;
    }

    /** Compiles what there is to compile and writes the jar. */
    Path writeTo(Path jar) throws IOException {
        Path classes = Files.createTempDirectory(jar.resolveSibling("..").normalize(), ".classes");
        compile(classes);
        try (OutputStream stream = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(stream)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                write(zip, entry.getKey(), entry.getValue());
            }
            try (Stream<Path> found = Files.walk(classes)) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    write(zip, classes.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return jar;
    }

    private void compile(Path classes) {
        if (sources.isEmpty()) {
            return;
        }
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "this needs a JDK");
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
        if (!compiler.getTask(messages, null, null, options, null, sources).call()) {
            throw new AssertionError("a source of the test does not compile: " + messages);
        }
    }

    private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }
}
