package io.ovnchassis.netlink.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.netlink.Hex;
import org.junit.jupiter.api.Test;

class RequestBuilderTest {
    @Test
    void structAttributesAndNestsArePaddedAndCounted() {
        Request request = new RequestBuilder("test", 16, NlMsgHeader.ACK)
                .u8(2)
                .u8(0)
                .u16(0x1234)
                .string(3, "vrf1")
                .nest(18, nest -> nest.string(1, "v").u32(2, 100))
                .flag(11)
                .build();

        assertThat(request.bytes(7)).isEqualTo(Hex.bytes("""
                38000000 1000 0500 07000000 00000000  # 56 bytes, REQUEST and ACK, number 7
                02 00 3412
                0900 0300 76726631 00 000000          # "vrf1"
                1400 1280                             # a nest
                  0600 0100 76 00 0000                #   "v"
                  0800 0200 64000000                  #   100
                0400 0b00                             # a flag
                """));
    }

    @Test
    void theLengthCountsThePaddingAtTheEnd() {
        Request request = new RequestBuilder("test", 16, 0).u8(1, 255).build();

        assertThat(request.size()).isEqualTo(24);
        assertThat(request.bytes(0)).isEqualTo(Hex.bytes("""
                18000000 1000 0100 00000000 00000000
                0500 0100 ff 000000
                """));
    }

    @Test
    void networkByteOrderWhereItIsAskedFor() {
        Request request = new RequestBuilder("test", 16, 0)
                .be16(6, 4789)
                .be32(3, 258)
                .mac(2, MacAddress.parse("02:00:00:00:00:01"))
                .ip(1, IpAddress.parse("10.0.0.1"))
                .build();

        assertThat(request.bytes(0)).endsWith(Hex.bytes("""
                0600 0600 12b5 0000
                0800 0300 00000102
                0a00 0200 020000000001 0000
                0800 0100 0a000001
                """));
    }

    @Test
    void growsAsNeededUpToWhatALengthCanSay() {
        RequestBuilder builder = new RequestBuilder("test", 16, 0).bytes(1, new byte[60_000]);

        assertThat(builder.build().size()).isEqualTo(60_020);
        assertThatThrownBy(() -> builder.bytes(1, new byte[70_000]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("test: an attribute of 70004 bytes is too long");
    }
}
