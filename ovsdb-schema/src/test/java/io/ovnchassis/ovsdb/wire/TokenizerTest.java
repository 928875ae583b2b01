package io.ovnchassis.ovsdb.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.ovnchassis.ovsdb.schema.MalformedValueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenizerTest {
    private static final int SEEDS = 20_000;
    private static final JsonFactory JACKSON = new JsonFactory();

    @Test
    void everyTextIsTakenApartAsJacksonTakesIt() {
        for (int seed = 0; seed < SEEDS; seed++) {
            String text = new RandomJson(new Random(seed)).text();
            assertThat(ours(text, new Random(seed)))
                    .as("seed=%d %s", seed, text)
                    .isEqualTo(jacksons(text));
        }
    }

    @Test
    void whatJacksonRefusesIsRefusedAndWhatItTakesIsTaken() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(new RandomJson(random).text());
            for (int i = random.nextInt(3); i >= 0; i--) {
                text.setCharAt(
                        random.nextInt(text.length()),
                        RandomJson.LETTERS.charAt(random.nextInt(RandomJson.LETTERS.length())));
            }
            String mutated = text.toString();
            assertThat(ours(mutated, random)).as("seed=%d %s", seed, mutated).isEqualTo(jacksons(mutated));
        }
    }

    @Test
    void halfASurrogatePairIsMalformed() {
        for (String text : new String[] {"\"\\ud83d\"", "\"\\ude00\"", "\"\\ude00\\ud83d\"", "\"\\ud83dx\""}) {
            assertThatThrownBy(() -> Cursor.over(text).string())
                    .as(text)
                    .isInstanceOf(MalformedValueException.class)
                    .hasMessage("a string has half a surrogate pair");
        }
    }

    @Test
    void aNulIsMalformedBecauseNoServerTakesItBack() {
        for (String text : new String[] {"\"\\u0000\"", "\"a\\u0000b\"", "\"\0\""}) {
            assertThatThrownBy(() -> Cursor.over(text).string()).as(text).isInstanceOf(MalformedValueException.class);
        }
    }

    @Test
    void stringsPassTheWindowWhateverTheirLength() {
        Random random = new Random(7);
        for (int length : new int[] {0, 65, 1_000, 1_024, 1_028, 2_000, 65_400, 65_536, 131_072, 1 << 20}) {
            for (String part : new String[] {"é\"\\", "a\"b\\"}) {
                String text = part.repeat(length / 4);
                String json = "[" + quoted(text) + ",\"after\"]";
                assertThat(ours(json, random))
                        .as("%d of %s", length, part)
                        .contains(List.of("[", "[", "\"" + text, "\"after", "]", "]", "i4711"));
            }
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Around it an array, in which nothing may stand side by side, and after it a value that shows that nothing is open. */
    private static String withEnd(String text) {
        return "[" + text + "] 4711 ";
    }

    /** The tokens, whatever the pieces in which the text comes; empty when it is refused. */
    private static Optional<List<String>> ours(String text, Random random) {
        TextInput input = new TextInput();
        byte[] bytes = withEnd(text).getBytes(StandardCharsets.UTF_8);
        for (int start = 0, end; start < bytes.length; start = end) {
            end = Math.min(bytes.length, start + 1 + random.nextInt(bytes.length));
            input.add(java.util.Arrays.copyOfRange(bytes, start, end));
        }
        Tokenizer tokens = new Tokenizer(new ByteWindow(input));
        List<String> found = new ArrayList<>();
        try {
            while (true) {
                found.add(describe(tokens.next(), tokens));
            }
        } catch (MalformedValueException e) {
            return Optional.empty();
        } catch (UncheckedIOException e) {
            return !found.isEmpty() && tokens.depth() == 0 && found.lastIndexOf("i4711") == found.size() - 1
                    ? Optional.of(found)
                    : Optional.empty();
        }
    }

    private static String describe(Token token, Tokenizer tokens) {
        return switch (token) {
            case START_OBJECT -> "{";
            case END_OBJECT -> "}";
            case START_ARRAY -> "[";
            case END_ARRAY -> "]";
            case NAME -> tokens.text() + ":";
            case STRING -> "\"" + tokens.text();
            case INTEGER -> "i" + tokens.numeral();
            case REAL -> "r" + tokens.numeral();
            case TRUE -> "true";
            case FALSE -> "false";
            case NULL -> "null";
        };
    }

    private static Optional<List<String>> jacksons(String text) {
        List<String> found = new ArrayList<>();
        try (JsonParser parser = JACKSON.createParser(withEnd(text))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                found.add(describe(token, parser));
            }
            return found.stream().allMatch(TokenizerTest::isWhole) ? Optional.of(found) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Jackson lets half a surrogate pair pass, and NUL. */
    private static boolean isWhole(String text) {
        return text.indexOf('\0') < 0
                && new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
    }

    private static String describe(JsonToken token, JsonParser parser) throws IOException {
        return switch (token) {
            case FIELD_NAME -> parser.currentName() + ":";
            case VALUE_STRING -> "\"" + parser.getText();
            case VALUE_NUMBER_INT -> "i" + parser.getText();
            case VALUE_NUMBER_FLOAT -> "r" + parser.getText();
            case START_OBJECT,
                    END_OBJECT,
                    START_ARRAY,
                    END_ARRAY,
                    VALUE_TRUE,
                    VALUE_FALSE,
                    VALUE_NULL,
                    NOT_AVAILABLE,
                    VALUE_EMBEDDED_OBJECT -> parser.getText();
        };
    }

    /** Texts of JSON, with blanks, escapes and numbers of all kinds. */
    private static final class RandomJson {
        static final String LETTERS = "{}[]\",:\\0-1.eE+tfnrul é\t";

        private static final List<String> SCALARS = List.of(
                "0",
                "-0",
                "-7",
                "12",
                "1.5",
                "-0.25e+3",
                "1E9",
                "3e-2",
                "true",
                "false",
                "null",
                "\"\"",
                "\"é\\n\"",
                "\"\\u00e9\\ud83d\\ude00\"",
                "\"a\\\\\"",
                "\"\\\"\\/\\b\\f\\r\\t\"",
                "\"plain\"",
                "9223372036854775808");
        private final Random random;

        RandomJson(Random random) {
            this.random = random;
        }

        String text() {
            StringBuilder text = new StringBuilder();
            value(3, text);
            return text.toString();
        }

        private void value(int depth, StringBuilder text) {
            int kind = depth == 0 ? 2 : random.nextInt(3);
            if (kind == 2) {
                text.append(SCALARS.get(random.nextInt(SCALARS.size())));
            } else {
                members(kind == 0, depth, text);
            }
        }

        private void members(boolean named, int depth, StringBuilder text) {
            text.append(named ? "{" : "[").append(blank());
            for (int i = random.nextInt(4), first = i; i > 0; i--) {
                text.append(i == first ? "" : ",").append(blank());
                if (named) {
                    text.append("\"name\"").append(blank()).append(":").append(blank());
                }
                value(depth - 1, text);
                text.append(blank());
            }
            text.append(named ? "}" : "]");
        }

        private String blank() {
            return List.of("", "", "", " ", "\n", "\t\r ").get(random.nextInt(6));
        }
    }
}
