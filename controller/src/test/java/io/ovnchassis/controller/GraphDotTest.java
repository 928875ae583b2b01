package io.ovnchassis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.config.ChassisName;
import io.ovnchassis.controller.config.ConfigReader;
import io.ovnchassis.controller.ifstatus.InstallCondition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keeps the picture of the graph in the repository, so that a new edge is seen by whoever reviews it. */
class GraphDotTest {
    private static final Path PICTURE = Path.of("..", "docs", "graph.dot");
    private static final Path ACTUAL = Path.of("target", "graph.dot");

    @Test
    void pictureInTheRepositoryShowsTheGraphAsItIs() throws IOException {
        ControllerGraph graph = new ControllerGraph(
                FakeDatabase.local().replica(),
                FakeDatabase.southbound().replica(),
                new ConfigReader(new ChassisName(Optional.empty(), Optional.empty()), () -> "host1"),
                InstallCondition.claimCommitted(),
                new ManualClock());
        Files.createDirectories(ACTUAL.toAbsolutePath().getParent());
        Files.writeString(ACTUAL, graph.engine().dot());

        assertThat(ACTUAL)
                .as("the graph changed: look at the difference, then 'cp controller/target/graph.dot docs/graph.dot'")
                .hasSameTextualContentAs(PICTURE);
    }
}
