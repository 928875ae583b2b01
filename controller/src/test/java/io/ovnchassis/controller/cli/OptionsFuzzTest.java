package io.ovnchassis.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.Junk;
import io.ovnchassis.controller.Seeds;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Any words on the command line are options, or are refused with a reason; nothing else comes of them. */
class OptionsFuzzTest {
    private static final int SEEDS = 3000;

    private static final List<String> NAMES = new CommandLine(new Options())
            .getCommandSpec().options().stream()
                    .flatMap(option -> Stream.of(option.names()))
                    .toList();

    @Test
    void anyWordsAreReadOrRefused() {
        Seeds.each(OptionsFuzzTest.class, SEEDS, random -> {
            String[] words = words(random);
            CommandLine commandLine = new CommandLine(new Options());
            try {
                commandLine.parseArgs(words);
                assertThat(CommandLineSettings.of(commandLine.getParseResult())).isNotNull();
            } catch (ParameterException refused) {
                assertThat(refused.getMessage()).as("%s", List.of(words)).isNotBlank();
            }
        });
    }

    private static String[] words(Random random) {
        Junk junk = new Junk(random);
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(_ -> switch (random.nextInt(5)) {
                    case 0 -> junk.text();
                    case 1 -> junk.any(NAMES);
                    case 2 -> junk.any(NAMES) + "=" + junk.text();
                    case 3 -> junk.any(NAMES).substring(0, 2) + junk.text();
                    default -> "unix:/db.sock";
                })
                .toArray(String[]::new);
    }
}
