package io.ovnchassis.netlink.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written is what is read, whatever it is. */
class WirePropertyTest {
    private static final int SEEDS = 2_000;

    @Test
    void attributesComeBackAsTheyWere() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Attribute> written = attributes(new Random(seed), 3);
            RequestBuilder builder = new RequestBuilder("test", 16, 0).u32(0xdeadbeef);
            written.forEach(attribute -> attribute.write(builder));

            Message message = message(builder.build().bytes(1));

            assertThat(read(message.attributes(4), written)).as("seed %s", seed).isEqualTo(written);
        }
    }

    @Test
    void messagesOfADatagramComeBackInOrder() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<Request> requests = new ArrayList<>();
            for (int i = random.nextInt(20); i > 0; i--) {
                byte[] content = new byte[random.nextInt(40)];
                random.nextBytes(content);
                requests.add(
                        new RequestBuilder("test", 16 + i, 0).bytes(1, content).build());
            }
            MessageCursor cursor = new MessageCursor(datagram(requests));
            for (int i = 0; i < requests.size(); i++) {
                assertThat(cursor.hasNext()).as("seed %s", seed).isTrue();
                Message message = cursor.next();
                assertThat(message.sequence()).as("seed %s", seed).isEqualTo(i);
                assertThat(message.type())
                        .as("seed %s", seed)
                        .isEqualTo(requests.get(i).type());
                assertThat(message.payload().mismatch(requests.get(i).payload()))
                        .as("seed %s", seed)
                        .isEqualTo(-1);
            }
            assertThat(cursor.hasNext()).as("seed %s", seed).isFalse();
        }
    }

    private static MemorySegment datagram(List<Request> requests) {
        long size = requests.stream().mapToLong(Request::size).sum();
        MemorySegment datagram = MemorySegment.ofArray(new byte[(int) size]);
        MemorySegment rest = datagram;
        for (int i = 0; i < requests.size(); i++) {
            rest = requests.get(i).write(rest, i);
        }
        assertThat(rest.byteSize()).isZero();
        return datagram;
    }

    private static Message message(byte[] bytes) {
        MessageCursor cursor = new MessageCursor(MemorySegment.ofArray(bytes));
        assertThat(cursor.hasNext()).isTrue();
        return cursor.next();
    }

    private static List<Attribute> attributes(Random random, int depth) {
        List<Attribute> attributes = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            int type = random.nextInt(0x4000);
            if (depth > 0 && random.nextInt(4) == 0) {
                attributes.add(new Nest(type, attributes(random, depth - 1)));
            } else {
                attributes.add(
                        new Text(type, Long.toString(random.nextLong(), 36).substring(random.nextInt(3))));
            }
        }
        return attributes;
    }

    /** Reads attributes, guided by what is expected only in which of them are nests. */
    private static List<Attribute> read(AttributeCursor cursor, List<Attribute> shape) {
        List<Attribute> found = new ArrayList<>();
        while (cursor.next()) {
            boolean isNest = found.size() < shape.size() && shape.get(found.size()) instanceof Nest;
            found.add(
                    isNest
                            ? new Nest(cursor.type(), read(cursor.nested(), ((Nest) shape.get(found.size())).content()))
                            : new Text(cursor.type(), cursor.string()));
        }
        return found;
    }

    private sealed interface Attribute {
        void write(RequestBuilder builder);
    }

    private record Text(int type, String value) implements Attribute {
        @Override
        public void write(RequestBuilder builder) {
            builder.string(type, value);
        }
    }

    private record Nest(int type, List<Attribute> content) implements Attribute {
        @Override
        public void write(RequestBuilder builder) {
            builder.nest(type, inner -> content.forEach(attribute -> attribute.write(inner)));
        }
    }
}
