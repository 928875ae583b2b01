package io.ovnchassis.ovsdb.transact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ovnchassis.ovsdb.delta.Device;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Random edits to one row, whole and partial in any order, do on a server what they do one after the other on paper. */
@Timeout(60)
class TransactionPropertyTest {
    private static final int SEEDS = 300;
    private static final String SCHEMA = """
            {"name": "Devices", "version": "1.0.0", "tables": {"Device": {"isRoot": true, "columns": {
              "name": {"type": "string"},
              "tags": {"type": {"key": "string", "min": 0, "max": "unlimited"}},
              "options": {"type": {"key": "string", "value": "string", "min": 0, "max": "unlimited"}}
            }}}}
            """;

    @TempDir
    Path dir;

    /** The cells as they should be. */
    private record Paper(Set<String> tags, Map<String, String> options) {
        Paper copy() {
            return new Paper(new TreeSet<>(tags), new TreeMap<>(options));
        }

        Device device(Device identity) {
            return identity.with(Device.TAGS, SortedArraySet.copyOf(tags))
                    .with(Device.OPTIONS, SortedArrayMap.copyOf(options));
        }
    }

    @Test
    void editsOfOneTransactionAddUp() throws Exception {
        try (OvsdbServer server = OvsdbServer.start(dir, Files.writeString(dir.resolve("schema"), SCHEMA))) {
            Transaction creation = new Transaction(1, table -> table.allColumns());
            Ref<Device> provisional =
                    creation.edit(Device.TABLE).insert(Device.builder().with(Device.NAME, "a"));
            Outcome.Success created = (Outcome.Success) server.commit(creation);
            Device identity = Device.builder()
                    .with(Device.NAME, "a")
                    .build(created.inserted(provisional).orElseThrow());

            Paper paper = new Paper(new TreeSet<>(), new TreeMap<>());
            for (int seed = 0; seed < SEEDS; seed++) {
                Paper before = paper.copy();
                Transaction transaction = new Transaction(seed + 2, table -> table.allColumns());
                edit(transaction.edit(Device.TABLE), paper.device(identity), paper, new Random(seed));

                assertThat(transaction.isEmpty()).as("seed %d", seed).isEqualTo(paper.equals(before));
                if (!transaction.isEmpty()) {
                    assertThat(server.commit(transaction)).as("seed %d", seed).isInstanceOf(Outcome.Success.class);
                }
                assertThat(read(server.row("Device", identity.ref().uuid())))
                        .as("seed %d", seed)
                        .isEqualTo(paper);
            }
        }
    }

    private static void edit(TableEditor<Device> editor, Device row, Paper paper, Random random) {
        for (int i = random.nextInt(8); i > 0; i--) {
            String word = "w" + random.nextInt(4);
            String value = "v" + random.nextInt(2);
            switch (random.nextInt(12)) {
                case 0 -> {
                    paper.tags().clear();
                    paper.tags().add(word);
                    editor.set(row, Device.TAGS, SortedArraySet.of(word));
                }
                case 1 -> {
                    paper.options().clear();
                    paper.options().put(word, value);
                    editor.set(row, Device.OPTIONS, SortedArrayMap.copyOf(Map.of(word, value)));
                }
                case 2, 3, 4 -> {
                    paper.tags().add(word);
                    editor.add(row, Device.TAGS, word);
                }
                case 5, 6 -> {
                    paper.tags().remove(word);
                    editor.remove(row, Device.TAGS, word);
                }
                case 7, 8, 9 -> {
                    paper.options().put(word, value);
                    editor.put(row, Device.OPTIONS, word, value);
                }
                default -> {
                    paper.options().remove(word);
                    editor.remove(row, Device.OPTIONS, word);
                }
            }
        }
    }

    private static Paper read(JsonNode row) {
        Paper paper = new Paper(new TreeSet<>(), new TreeMap<>());
        JsonNode tags = row.get("tags");
        if (tags.isTextual()) {
            paper.tags().add(tags.textValue());
        } else {
            tags.get(1).forEach(tag -> paper.tags().add(tag.textValue()));
        }
        row.get("options")
                .get(1)
                .forEach(pair ->
                        paper.options().put(pair.get(0).textValue(), pair.get(1).textValue()));
        return paper;
    }
}
