package io.ovnchassis.controller.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of the jars in a folder, and what is said about those of which nothing can be made. */
class PluginsTest {
    private static final PlugRequest REQUEST = new PlugRequest("lsp1", Map.of(), Optional.empty());

    @TempDir
    Path temporary;

    private final Map<String, VifPlugProvider> providers = new HashMap<>();
    private Path folder = Path.of("/");
    private Plugins plugins = new Plugins(Optional.of(folder), Set.of(), Duration.ZERO);

    @BeforeEach
    void create() throws IOException {
        folder = Files.createDirectory(temporary.resolve("vif-plug.d"));
        plugins = new Plugins(Optional.of(folder), Set.of("dummy"), Duration.ofSeconds(20));
    }

    @Test
    void theProviderOfAJarIsCalled() throws Exception {
        write("acme.jar", TestJar.plugin("acme", "request.logicalPort()"));

        assertThat(news()).containsExactly("acme.jar: added, with a provider of type acme");
        assertThat(answer("acme")).isEqualTo("lsp1");
    }

    @Test
    void aFolderOfJarsIsOnePlugin() throws Exception {
        Path acme = Files.createDirectory(folder.resolve("acme"));
        new TestJar().entry("library.txt", "in the library").writeTo(acme.resolve("library.jar"));
        TestJar.plugin("acme", "").source("vendor.Refusing", """
                        package vendor;
                        import io.ovnchassis.vifplug.*;
                        public class Refusing implements VifPlugProvider {
                            public String type() { return "acme"; }
                            public PlugDecision prepare(PlugRequest request) {
                                try (var text = Refusing.class.getResourceAsStream("/library.txt")) {
                                    return new PlugDecision.Refuse(new String(text.readAllBytes()));
                                } catch (java.io.IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                            }
                        }
                        """).writeTo(acme.resolve("plugin.jar"));

        assertThat(news()).containsExactly("acme: added, with a provider of type acme");
        assertThat(answer("acme")).isEqualTo("in the library");
    }

    @Test
    void aJarSeesTheApiAndTheJdkAndNothingElseOfTheDaemon() throws Exception {
        write("curious.jar", TestJar.plugin("curious", "seen()").source("vendor.Refusing", """
                package vendor;
                import io.ovnchassis.vifplug.*;
                public class Refusing implements VifPlugProvider {
                    public String type() { return "curious"; }
                    public PlugDecision prepare(PlugRequest request) {
                        var seen = new java.util.ArrayList<String>();
                        for (String name : request.options().get("names").split(" ")) {
                            try {
                                Class.forName(name);
                                seen.add(name);
                            } catch (ClassNotFoundException expected) {
                            }
                        }
                        return new PlugDecision.Refuse(String.join(" ", seen));
                    }
                }
                """));
        news();

        PlugRequest request = new PlugRequest(
                "lsp1",
                Map.of(
                        "names",
                        "io.ovnchassis.vifplug.PlugRequest java.sql.Connection org.slf4j.Logger"
                                + " io.ovnchassis.vifplug.dummy.DummyVifPlugProvider com.google.inject.Guice"
                                + " io.ovnchassis.controller.Controller"),
                Optional.empty());

        assertThat(provider("curious").prepare(request))
                .isEqualTo(new PlugDecision.Refuse("io.ovnchassis.vifplug.PlugRequest java.sql.Connection"));
        assertThat(provider("curious").getClass().getClassLoader())
                .hasToString("class loader of the VIF plug plugin curious.jar");
    }

    @Test
    void aCallThatWouldEndTheDaemonThrows() throws Exception {
        write("quitter.jar", TestJar.plugin("quitter", "quit()").source("vendor.Refusing", """
                package vendor;
                import io.ovnchassis.vifplug.*;
                public class Refusing implements VifPlugProvider {
                    public String type() { return "quitter"; }
                    public PlugDecision prepare(PlugRequest request) {
                        java.util.function.IntConsumer way = switch (request.logicalPort()) {
                            case "exit" -> System::exit;
                            case "runtime" -> Runtime.getRuntime()::exit;
                            case "halt" -> status -> Runtime.getRuntime().halt(status);
                            default -> Way::staticOfAnInterface;
                        };
                        way.accept(request.options().isEmpty() ? 3 : 4);
                        return new PlugDecision.Refuse("still here");
                    }
                    interface Way {
                        static void staticOfAnInterface(int status) {
                            Object merged = status > 3 ? new Refusing() : new java.util.ArrayList<String>();
                            if (merged instanceof VifPlugProvider || status == 3) {
                                System.exit(status);
                            }
                        }
                    }
                }
                """));
        news();

        for (String way : List.of("exit", "runtime", "halt", "interface")) {
            PlugRequest request = new PlugRequest(way, Map.of(), Optional.empty());
            assertThatThrownBy(() -> provider("quitter").prepare(request))
                    .as(way)
                    .isInstanceOf(SecurityException.class)
                    .hasMessage("a VIF plug provider may not end the daemon");
        }
    }

    @Test
    void whatIsWrongWithAJarIsSaidInOneLineAndTheOthersGoOn() throws Exception {
        write("a-major.jar", TestJar.plugin("a", "\"\"").manifest("Vif-Plug-Api-Version: 2.0\n"));
        write("b-minor.jar", TestJar.plugin("b", "\"\"").manifest("Vif-Plug-Api-Version: 1.99\n"));
        write("c-none.jar", TestJar.plugin("c", "\"\"").manifest(""));
        write("d-junk.jar", TestJar.plugin("d", "\"\"").manifest("Vif-Plug-Api-Version: one\n"));
        write("e-manifest.jar", TestJar.plugin("e", "\"\"").manifest("this is no attribute\n"));
        write("f-entry.jar", new TestJar().manifest("Vif-Plug-Api-Version: 1.0\n"));
        write(
                "g-class.jar",
                TestJar.plugin("g", "\"\"")
                        .entry("META-INF/services/io.ovnchassis.vifplug.VifPlugPlugin", "vendor.Missing\n"));
        Files.writeString(folder.resolve("h-zip.jar"), "no zip");
        Files.createDirectory(folder.resolve("i-folder"));
        write("j-built-in.jar", TestJar.plugin("dummy", "\"\""));
        write("k-good.jar", TestJar.plugin("good", "\"fine\""));
        write("l-taken.jar", TestJar.plugin("good", "\"\""));
        Files.createSymbolicLink(folder.resolve("m-gone.jar"), folder.resolve("nowhere"));
        Files.writeString(folder.resolve("README"), "passed over");

        assertThat(news())
                .containsExactly(
                        "a-major.jar: not loaded: it was made for version 2.0 of the VIF plug API, and this daemon has"
                                + " 1.1: install the build of it that was made for this daemon",
                        "b-minor.jar: not loaded: it was made for version 1.99 of the VIF plug API, and this daemon has"
                                + " 1.1: install the build of it that was made for this daemon",
                        "c-none.jar: not loaded: its manifest does not say for which version of the VIF plug API it was"
                                + " made: Vif-Plug-Api-Version is missing",
                        "d-junk.jar: not loaded: its manifest has Vif-Plug-Api-Version: 'one', which is not MAJOR.MINOR"
                                + " as in 1.1",
                        "e-manifest.jar: not loaded: its manifest cannot be read: java.io.IOException: invalid header"
                                + " field (line 2)",
                        "f-entry.jar: not loaded: it has no META-INF/services/io.ovnchassis.vifplug.VifPlugPlugin, so it"
                                + " is no VIF plug plugin",
                        "g-class.jar: not loaded: it failed to load: java.util.ServiceConfigurationError:"
                                + " io.ovnchassis.vifplug.VifPlugPlugin: Provider vendor.Missing not found",
                        "h-zip.jar: not loaded: h-zip.jar cannot be read as a jar: java.util.zip.ZipException: zip END"
                                + " header not found",
                        "i-folder: not loaded: there is no jar in this folder",
                        "j-built-in.jar: not loaded: its provider of type dummy is one too many: the daemon itself has"
                                + " that type",
                        "k-good.jar: added, with a provider of type good",
                        "l-taken.jar: not loaded: its provider of type good is one too many: k-good.jar has that type",
                        "m-gone.jar: not loaded: m-gone.jar cannot be read as a jar:"
                                + " java.nio.file.NoSuchFileException: " + folder.resolve("m-gone.jar"));
        assertThat(providers).containsOnlyKeys("good");
    }

    @Test
    void whatFailsWhileItLoadsIsRefusedWithTheCause() throws Exception {
        write(
                "a-linkage.jar",
                entryThat("static final Object NEEDED = new Absent();")
                        .source("vendor.Absent", "package vendor; class Absent {}"));
        removeFromJar("a-linkage.jar", "vendor/Absent.class");
        write("b-exit.jar", entryThat("{ System.exit(3); }"));
        write("c-throws.jar", entryThat("{ if (true) throw new IllegalStateException(\"no\\ncard\"); }"));
        write("d-twice.jar", entryThat("").source("vendor.Entry", """
                package vendor;
                import io.ovnchassis.vifplug.*;
                public class Entry implements VifPlugPlugin {
                    record Made(String type) implements VifPlugProviderFactory {
                        public VifPlugProvider create() { return new Refusing(); }
                    }
                    public java.util.List<VifPlugProviderFactory> factories() {
                        return java.util.List.of(new Made("x"), new Made("x"));
                    }
                }
                """));

        assertThat(news())
                .containsExactly(
                        "a-linkage.jar: not loaded: it failed to load: java.lang.NoClassDefFoundError: vendor/Absent",
                        "b-exit.jar: not loaded: it failed to load: java.lang.SecurityException: a VIF plug provider may"
                                + " not end the daemon",
                        "c-throws.jar: not loaded: it failed to load: java.lang.IllegalStateException: no card",
                        "d-twice.jar: not loaded: it has two providers of type x");
    }

    @Test
    void aPluginThatDoesNotFinishLoadingIsLeftBehind() throws Exception {
        plugins = new Plugins(Optional.of(folder), Set.of(), Duration.ofMillis(300));
        write("stuck.jar", entryThat("static volatile boolean on = true; { while (on) Thread.onSpinWait(); }"));

        assertThat(news()).containsExactly("stuck.jar: not loaded: it has not finished loading after 300 ms");
    }

    @Test
    void reloadingAddsReplacesAndRemoves() throws Exception {
        write("a.jar", TestJar.plugin("a", "\"old\""));
        write("b.jar", TestJar.plugin("b", "\"b\""));
        news();
        VifPlugProvider a = provider("a");
        VifPlugProvider b = provider("b");

        write("a.jar", TestJar.plugin("a", "\"new\""));
        write("c.jar", TestJar.plugin("c", "\"c\""));

        assertThat(news())
                .containsExactly(
                        "a.jar: replaced, with a provider of type a",
                        "b.jar: unchanged, with a provider of type b",
                        "c.jar: added, with a provider of type c");
        assertThat(provider("b")).isSameAs(b);
        assertThat(answer("a")).isEqualTo("new");
        assertThat(a.prepare(REQUEST))
                .as("written over, and still what it was")
                .isEqualTo(new PlugDecision.Refuse("old"));

        Files.delete(folder.resolve("b.jar"));

        assertThat(news()).startsWith("b.jar: removed, with a provider of type b: what it plugged stays plugged");
        assertThat(providers).containsOnlyKeys("a", "c");
    }

    @Test
    void aReplacementThatCannotBeUsedLeavesTheEarlierOneLoaded() throws Exception {
        write("a.jar", TestJar.plugin("a", "\"old\""));
        news();

        Files.writeString(folder.resolve("a.jar"), "half a jar");

        assertThat(news()).singleElement().asString().endsWith("; the one that was loaded before stays");
        assertThat(answer("a")).isEqualTo("old");
    }

    @Test
    void aFolderThatDoesNotExistIsEmpty() throws Exception {
        plugins = new Plugins(Optional.of(temporary.resolve("none")), Set.of(), Duration.ofSeconds(1));

        assertThat(news()).isEmpty();
    }

    private static TestJar entryThat(String member) {
        return TestJar.plugin("x", "\"\"").source("vendor.Entry", """
                package vendor;
                import io.ovnchassis.vifplug.*;
                public class Entry implements VifPlugPlugin {
                    %s
                    public java.util.List<VifPlugProviderFactory> factories() { return java.util.List.of(); }
                }
                """.formatted(member));
    }

    private void removeFromJar(String jar, String entry) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(folder.resolve(jar))) {
            Files.delete(files.getPath(entry));
        }
    }

    private void write(String name, TestJar jar) throws IOException {
        jar.writeTo(folder.resolve(name));
    }

    private List<String> news() throws InterruptedException {
        return read().stream().map(news -> news.name() + ": " + news.text()).toList();
    }

    private List<PluginNews> read() throws InterruptedException {
        Plugins.Reading reading = plugins.read();
        for (PluginChange change : reading.changes()) {
            change.before().ifPresent(plugin -> plugin.types().forEach(providers::remove));
            change.after().ifPresent(plugin -> providers.putAll(plugin.providers()));
        }
        return reading.news();
    }

    private String answer(String type) {
        return provider(type).prepare(REQUEST) instanceof PlugDecision.Refuse(String why) ? why : "no refusal";
    }

    private VifPlugProvider provider(String type) {
        return Objects.requireNonNull(providers.get(type), type);
    }
}
