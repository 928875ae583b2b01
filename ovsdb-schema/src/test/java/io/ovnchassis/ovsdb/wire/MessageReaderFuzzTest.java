package io.ovnchassis.ovsdb.wire;

import static org.assertj.core.api.Assertions.fail;

import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a peer sends, reading it ends, and in one of the two documented ways. */
class MessageReaderFuzzTest {
    private static final int SEEDS = 5_000;

    private static final String VALID = """
            {"id":null,"method":"update3","params":["D","01234567-89ab-cdef-0123-456789abcdef",{"Chassis":{
            "01234567-89ab-cdef-0123-456789abcdef":{"insert":{"name":"h\\\\","nb_cfg":-7,"encaps":["set",[["uuid",
            "01234567-89ab-cdef-0123-456789abcdee"]]],"external_ids":["map",[["a\\u00e9","1"],["b","\\"2"]]]}},
            "01234567-89ab-cdef-0123-456789abcdee":{"delete":null}},"Port_Binding":{
            "01234567-89ab-cdef-0123-456789abcdea":{"modify":{"up":true,"tag":["set",[]],"mac":"x"}}}}]}\
            {"id":17,"result":[{"count":1},null,{"error":"e","details":"d"}],"error":null}\
            {"id":18,"error":{"error":"é😀","details":""}}""";

    @Test
    void randomBytesAreReadToAnEnd() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            readToTheEnd(bytes, seed);
        }
    }

    @Test
    void randomJsonIsReadToAnEnd() {
        String alphabet = "{}[]\",:\\0-1.eEtrufalsn id\t\u00e9";
        for (int seed = 0; seed < SEEDS; seed++) {
            String text = new Random(seed)
                    .ints(60, 0, alphabet.length())
                    .collect(StringBuilder::new, (b, i) -> b.append(alphabet.charAt(i)), StringBuilder::append)
                    .toString();
            readToTheEnd(text.getBytes(StandardCharsets.UTF_8), seed);
        }
    }

    @Test
    void mutatedMessagesAreReadToAnEnd() {
        byte[] valid = VALID.getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] mutated = valid.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            int start = random.nextInt(4) == 0 ? random.nextInt(mutated.length) : 0;
            int end = random.nextInt(4) == 0 ? random.nextInt(start, mutated.length) : mutated.length;
            readToTheEnd(Arrays.copyOfRange(mutated, start, end), seed);
        }
    }

    private static void readToTheEnd(byte[] bytes, int seed) {
        TextInput input = TextInput.splitAt(bytes, bytes.length / 2);
        MessageReader<String> reader = new MessageReader<>(input, new SouthboundPayloads());
        try {
            while (true) {
                reader.read();
            }
        } catch (IOException | MalformedMessageException e) {
            // These two are documented.
        } catch (RuntimeException e) {
            fail("seed=" + seed, e);
        }
    }

    /** Decodes updates as a session would. */
    private static final class SouthboundPayloads implements Payloads<String> {
        private final Updates updates = new Updates();

        SouthboundPayloads() {
            OvnSouthboundDatabase.DATABASE.tables().forEach(this::monitor);
        }

        private <R extends io.ovnchassis.ovsdb.schema.Row<R>> void monitor(Table<R> table) {
            updates.monitor(table, table.allColumns(), ColumnSet.NONE);
        }

        @Override
        public String params(String method, Cursor in) {
            in.beginArray();
            in.string();
            in.uuid();
            String update = updates.read(in, MonitorMethod.MONITOR_COND_SINCE, DatabaseUpdate.Kind.STEP)
                    .toString();
            in.endArray();
            return update;
        }

        @Override
        public String result(Cursor in) {
            in.beginArray();
            return in.nextElement() ? OperationResults.readAll(in).toString() : "";
        }
    }
}
