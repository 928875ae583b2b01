package io.ovnchassis.netlink.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.netlink.Hex;
import org.junit.jupiter.api.Test;

class AttributeCursorTest {
    @Test
    void everyKindOfValue() {
        AttributeCursor cursor = cursor("""
                0500 0100 ff 000000            # u8, padded
                0600 0200 3412 0000            # u16
                0600 0300 12b5 0000            # be16: 4789
                0800 0400 feffffff             # u32
                0800 0500 00000102             # be32
                0c00 0600 0000000000000100     # be64
                0900 0700 65746830 00 000000   # "eth0"
                0a00 0800 020000000001 0000    # Ethernet address
                0800 0900 0a000001             # 10.0.0.1
                1400 0a00 fd000000000000000000000000000001
                0400 0b00                      # a flag
                """);

        assertThat(step(cursor).u8()).isEqualTo(255);
        assertThat(step(cursor).u16()).isEqualTo(0x1234);
        assertThat(step(cursor).be16()).isEqualTo(4789);
        assertThat(step(cursor).u32()).isEqualTo(0xfffffffeL);
        assertThat(step(cursor).be32()).isEqualTo(258);
        assertThat(step(cursor).be64()).isEqualTo(256);
        assertThat(step(cursor).string()).isEqualTo("eth0");
        assertThat(step(cursor).mac()).hasToString("02:00:00:00:00:01");
        assertThat(step(cursor).ip()).hasToString("10.0.0.1");
        assertThat(step(cursor).ip()).hasToString("fd00::1");
        assertThat(step(cursor).length()).isZero();
        assertThat(cursor.type()).isEqualTo(11);
        assertThat(cursor.next()).isFalse();
    }

    @Test
    void nestsAreWalkedLikeMessagesAndTheirFlagIsNotPartOfTheType() {
        AttributeCursor cursor = cursor("""
                0c00 1280              # nest of type 18, marked as one
                  0800 0100 2a000000   # in it, type 1
                0800 0300 07000000
                """);

        AttributeCursor inner = step(cursor).nested();
        assertThat(cursor.type()).isEqualTo(18);
        assertThat(step(inner).u32()).isEqualTo(42);
        assertThat(inner.next()).isFalse();
        assertThat(step(cursor).u32()).isEqualTo(7);
    }

    @Test
    void aLengthBeyondTheMessageNamesTypeAndOffset() {
        AttributeCursor cursor = cursor("0800 0100 2a000000  0900 0500 00000000");
        step(cursor);

        assertThatThrownBy(cursor::next)
                .isInstanceOf(MalformedMessage.class)
                .hasMessage("an attribute of 9 bytes where there are 8: type=5 offset=28");
    }

    @Test
    void aLengthBelowTheHeadersIsMalformedInsteadOfEndless() {
        AttributeCursor cursor = cursor("0300 0100 00000000");

        assertThatThrownBy(cursor::next).isInstanceOf(MalformedMessage.class);
    }

    @Test
    void aValueOfAnotherSizeNamesTypeAndOffset() {
        AttributeCursor cursor = cursor("0600 0400 0100 0000");

        assertThatThrownBy(() -> step(cursor).u32())
                .isInstanceOfSatisfying(MalformedMessage.class, e -> {
                    assertThat(e.type()).isEqualTo(4);
                    assertThat(e.offset()).isEqualTo(20);
                })
                .hasMessageStartingWith("an attribute of 2 bytes that should have 4");
    }

    @Test
    void anInnerFaultHasItsPlaceInTheWholeMessage() {
        AttributeCursor inner = step(cursor("0c00 1280  0800 0100 2a000000")).nested();
        step(inner);

        assertThat(inner.fault("x").offset()).isEqualTo(24);
    }

    @Test
    void textEndsAtItsNulOrWithTheAttribute() {
        assertThat(step(cursor("0900 0300 6c6f 00 78 78")).string()).isEqualTo("lo");
        assertThat(step(cursor("0600 0300 6c6f")).string()).isEqualTo("lo");
        assertThat(step(cursor("0400 0300")).string()).isEmpty();
        assertThat(step(cursor("0500 0300 ff")).string()).isEqualTo("\ufffd");
    }

    @Test
    void crumbsAtTheEndArePadding() {
        AttributeCursor cursor = cursor("0400 0b00 000000");
        step(cursor);

        assertThat(cursor.next()).isFalse();
    }

    /** Attributes behind a header and a struct of four bytes. */
    private static AttributeCursor cursor(String hex) {
        return new AttributeCursor(Hex.segment(hex), 20);
    }

    private static AttributeCursor step(AttributeCursor cursor) {
        assertThat(cursor.next()).isTrue();
        return cursor;
    }
}
