package io.ovnchassis.netlink.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.netlink.Hex;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class MessageCursorTest {
    @Test
    void twoMessagesTheFirstOnePadded() {
        MessageCursor cursor = cursor("""
                11000000 1000 0200 05000000 00000000  # 17 bytes of type 16, a part of a dump, number 5
                aa 000000                             # one byte and padding
                10000000 0300 0200 05000000 2a000000  # DONE, without anything behind the header
                """);

        assertThat(cursor.hasNext()).isTrue();
        Message first = cursor.next();
        assertThat(first.type()).isEqualTo(16);
        assertThat(first.has(NlMsgHeader.MULTI)).isTrue();
        assertThat(first.has(NlMsgHeader.DUMP_INTERRUPTED)).isFalse();
        assertThat(first.sequence()).isEqualTo(5);
        assertThat(first.payload().byteSize()).isEqualTo(1);

        assertThat(cursor.hasNext()).isTrue();
        Message second = cursor.next();
        assertThat(second.type()).isEqualTo(NlMsgHeader.DONE);
        assertThat(second.port()).isEqualTo(42);
        assertThat(second.payload().byteSize()).isZero();
        assertThat(cursor.hasNext()).isFalse();
    }

    @Test
    void aLastMessageNeedsNoPadding() {
        MessageCursor cursor = cursor("11000000 1000 0000 00000000 00000000 aa");

        assertThat(cursor.hasNext()).isTrue();
        assertThat(cursor.next().payload().byteSize()).isEqualTo(1);
        assertThat(cursor.hasNext()).isFalse();
    }

    @Test
    void halfAHeaderIsMalformedAndTheEnd() {
        MessageCursor cursor = cursor("10000000 0300");

        assertThatThrownBy(cursor::hasNext).isInstanceOf(MalformedMessage.class).hasMessageContaining("half a header");
        assertThat(cursor.hasNext()).isFalse();
    }

    @Test
    void aLengthBeyondTheDatagramIsMalformed() {
        MessageCursor cursor = cursor("11000000 1800 0000 00000000 00000000");

        assertThatThrownBy(cursor::hasNext)
                .isInstanceOf(MalformedMessage.class)
                .hasMessage("a message of 17 bytes where there are 16: type=24 offset=0");
    }

    @Test
    void aLengthBelowTheHeadersIsMalformedInsteadOfEndless() {
        MessageCursor cursor = cursor("00000000 1800 0000 00000000 00000000");

        assertThatThrownBy(cursor::hasNext).isInstanceOf(MalformedMessage.class);
    }

    @Test
    void nothingAtAllIsNoMessage() {
        assertThat(new MessageCursor(MemorySegment.NULL).hasNext()).isFalse();
        assertThat(cursor("000000").hasNext()).isFalse();
    }

    @Test
    void aPayloadShorterThanItsStructIsMalformed() {
        Message message = new Message(24, 0, 0, 0, Hex.segment("00000000"));

        assertThatThrownBy(() -> message.struct(12))
                .isInstanceOf(MalformedMessage.class)
                .hasMessage("a message of 4 bytes is too short: type=24 offset=0");
    }

    private static MessageCursor cursor(String hex) {
        return new MessageCursor(Hex.segment(hex));
    }
}
