package io.ovnchassis.netlink.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.sys.KernelTransport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** On the real kernel: what was started and stopped leaves nothing behind. */
class LifecycleTest {
    private static final int ROUNDS = 1_000;
    private static final int WARM_UP = 20;

    @Test
    void aThousandRoundsLeaveThreadsDescriptorsAndNativeMemoryWhereTheyWere() throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            round();
        }
        int threads = Thread.getAllStackTraces().size();
        long descriptors = descriptors();
        long memory = nativeMemoryKb();

        for (int i = 0; i < ROUNDS; i++) {
            round();
        }

        assertThat(Thread.getAllStackTraces()).as("threads").hasSize(threads);
        assertThat(descriptors()).as("descriptors").isEqualTo(descriptors);
        assertThat(nativeMemoryKb()).as("native memory in KB").isBetween(memory - 64, memory + 64);
    }

    /** Starts, is told of the links that there are, and stops: sometimes before it was told. */
    private static void round() throws InterruptedException {
        try (NetlinkNotifier notifier = new NetlinkNotifier(KernelTransport.here(), NotifierSettings.DEFAULT)) {
            Recorder<Link> recorder = new Recorder<>(Link::name);
            notifier.listen(Kinds.LINK, Watches.links(), Priority.NORMAL, recorder);
            notifier.listen(Kinds.NEXTHOP, Watches.nexthops(), Priority.NORMAL, new Recorder<>(n -> n));
            if (System.identityHashCode(recorder) % 4 != 0) {
                assertThat(notifier.flush(Duration.ofSeconds(20))).isTrue();
                assertThat(recorder.table()).containsKey("lo");
            }
        }
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    /** What the JVM counts as memory of arenas and the like (NMT's category Other). */
    private static long nativeMemoryKb() throws JMException {
        String report = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "vmNativeMemory",
                        new Object[] {new String[] {"summary"}},
                        new String[] {String[].class.getName()});
        Matcher other = Pattern.compile("Other \\(reserved=(\\d+)KB").matcher(report);
        assertThat(other.find())
                .as("run with -XX:NativeMemoryTracking=summary: %s", report)
                .isTrue();
        return Long.parseLong(other.group(1));
    }
}
