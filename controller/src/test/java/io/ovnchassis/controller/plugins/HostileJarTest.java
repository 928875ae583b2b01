package io.ovnchassis.controller.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.Junk;
import io.ovnchassis.controller.Seeds;
import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jars of a provider that are cut off, have bytes changed anywhere, or a manifest, a list of services, a name of an entry
 * or a class of which some part is junk: one line says what came of each, and the jar next to it is loaded.
 */
class HostileJarTest {
    private static final int SEEDS = 400;
    private static final int LINE_MAX = 500;
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String SERVICES = "META-INF/services/io.ovnchassis.vifplug.VifPlugPlugin";

    @TempDir
    Path temporary;

    private Path folder = Path.of("/");
    private byte[] good = new byte[0];

    @BeforeEach
    void makeAProvider() throws IOException {
        folder = Files.createDirectory(temporary.resolve("vif-plug.d"));
        good = Files.readAllBytes(
                TestJar.plugin("acme", "request.logicalPort()").writeTo(temporary.resolve("acme.jar")));
        TestJar.plugin("good", "\"fine\"").writeTo(folder.resolve("good.jar"));
    }

    @Test
    void aDamagedFileIsToldInOneLineAndTheOthersAreLoaded() {
        Seeds.each(HostileJarTest.class, SEEDS, random -> load(damaged(good, random)));
    }

    @Test
    void aJarWithJunkInItIsToldInOneLineAndTheOthersAreLoaded() {
        Seeds.each(HostileJarTest.class, SEEDS, random -> load(withJunk(random)));
    }

    @Test
    void whatHasNoEndIsNotReadAsAJar() throws IOException, InterruptedException {
        Files.createSymbolicLink(folder.resolve("zero.jar"), Path.of("/dev/zero"));
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe.jar").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(news())
                .contains(
                        "zero.jar: not loaded: zero.jar cannot be read as a jar: java.io.IOException: it is not a regular"
                                + " file",
                        "pipe.jar: not loaded: pipe.jar cannot be read as a jar: java.io.IOException: it is not a regular"
                                + " file");
    }

    @Test
    void theSizeOfAJarAndTheNumberOfJarsAreBounded() throws IOException, InterruptedException {
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large.jar").toFile(), "rw")) {
            large.setLength((512L << 20) + 1);
        }
        Path many = Files.createDirectory(folder.resolve("many"));
        for (int jar = 0; jar <= 512; jar++) {
            Files.createFile(many.resolve(jar + ".jar"));
        }

        assertThat(news())
                .contains(
                        "large.jar: not loaded: large.jar cannot be read as a jar: java.io.IOException: it is larger than"
                                + " 512 MB",
                        "many: not loaded: there are 513 jars in this folder, more than 512");
    }

    private List<String> news() throws InterruptedException {
        Plugins plugins = new Plugins(Optional.of(folder), Set.of("dummy"), Duration.ofSeconds(20));
        return plugins.read().news().stream()
                .map(news -> news.name() + ": " + news.text())
                .toList();
    }

    private void load(byte[] jar) {
        try {
            Files.write(folder.resolve("bad.jar"), jar);
            Plugins plugins = new Plugins(Optional.of(folder), Set.of("dummy"), Duration.ofSeconds(20));
            Plugins.Reading reading = plugins.read();
            assertThat(reading.news())
                    .hasSize(2)
                    .allSatisfy(news -> assertThat(news.text()).isNotBlank().hasSizeLessThan(LINE_MAX));
            Map<String, VifPlugProvider> providers = new HashMap<>();
            for (PluginChange change : reading.changes()) {
                change.after().ifPresent(plugin -> providers.putAll(plugin.providers()));
            }
            assertThat(Objects.requireNonNull(providers.get("good"))
                            .prepare(new PlugRequest("lsp1", Map.of(), Optional.empty())))
                    .isEqualTo(new PlugDecision.Refuse("fine"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int i = random.nextInt(6); i > 0; i--) {
            // The directory of a jar is at its end.
            int from = random.nextBoolean() ? 0 : Math.max(0, bytes.length - 400);
            bytes[random.nextInt(from, bytes.length)] = (byte) random.nextInt();
        }
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> Arrays.copyOfRange(bytes, random.nextInt(bytes.length), bytes.length);
            case 2 -> Arrays.copyOf(bytes, bytes.length + random.nextInt(70_000));
            default -> bytes;
        };
    }

    /** The same entries, one of which has something else in it, or another name. */
    private byte[] withJunk(Random random) {
        Junk junk = new Junk(random);
        String victim = junk.any(List.of(MANIFEST, SERVICES, "vendor/Entry.class", "vendor/Refusing.class"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(good));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                byte[] content = from.readAllBytes();
                boolean isVictim = entry.getName().equals(victim);
                boolean isRenamed = isVictim && random.nextInt(4) == 0;
                to.putNextEntry(new ZipEntry(isRenamed ? "../" + random.nextInt() : entry.getName()));
                to.write(isVictim && !isRenamed ? changed(victim, content, junk, random) : content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] changed(String name, byte[] content, Junk junk, Random random) {
        if (name.endsWith(".class") || random.nextInt(3) == 0) {
            return damaged(content, random);
        }
        String text = new String(content, StandardCharsets.UTF_8);
        List<String> lines = List.of(
                "Vif-Plug-Api-Version: " + junk.text() + "\n",
                junk.text() + ": " + junk.text() + "\n",
                junk.text(),
                "vendor.Refusing\n",
                "java.lang.String\n",
                "vendor.Entry\n".repeat(2),
                "Class-Path: ../../etc/passwd http://127.0.0.1:1/x.jar\n",
                "Multi-Release: true\n");
        String line = junk.any(lines);
        return (random.nextBoolean() ? text + line : line).getBytes(StandardCharsets.UTF_8);
    }
}
