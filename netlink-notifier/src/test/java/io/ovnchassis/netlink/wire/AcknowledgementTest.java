package io.ovnchassis.netlink.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.netlink.Hex;
import org.junit.jupiter.api.Test;

class AcknowledgementTest {
    private static final String REQUEST = "10000000 1800 0500 01000000 00000000";

    @Test
    void successSaysNothing() {
        assertThat(decode(2, 0, "00000000" + REQUEST)).isEqualTo(new Acknowledgement(0, "", -1));
    }

    @Test
    void aRefusalIsPositiveAndHasTheKernelsWords() {
        Acknowledgement answer = decode(2, NlMsgHeader.CAPPED | NlMsgHeader.ACK_ATTRIBUTES, """
                efffffff                  # -EEXIST
                ff000000 1800 0500 01000000 00000000
                0800 0100 6e6f7065        # "nope"
                0800 0200 1c000000        # at byte 28
                """);

        assertThat(answer).isEqualTo(new Acknowledgement(17, "nope", 28));
        assertThat(Errno.text(answer.errno())).isEqualTo("File exists");
    }

    @Test
    void theRequestIsSkippedWhenTheKernelRepeatsIt() {
        Acknowledgement answer = decode(2, NlMsgHeader.ACK_ATTRIBUTES, """
                eaffffff                                        # -EINVAL
                12000000 1800 0500 01000000 00000000 aabb 0000  # 18 bytes and padding
                0800 0100 6e6f7065
                """);

        assertThat(answer).isEqualTo(new Acknowledgement(22, "nope", -1));
    }

    @Test
    void theEndOfADumpHasItsWordsBehindTheNumber() {
        assertThat(decode(3, NlMsgHeader.ACK_ATTRIBUTES, "feffffff 0800 0100 6e6f7065"))
                .isEqualTo(new Acknowledgement(2, "nope", -1));
        assertThat(decode(3, 0, "00000000")).isEqualTo(new Acknowledgement(0, "", -1));
        assertThat(decode(3, 0, "")).isEqualTo(new Acknowledgement(0, "", -1));
    }

    @Test
    void aRequestLongerThanTheAnswerIsMalformed() {
        assertThatThrownBy(() -> decode(2, NlMsgHeader.ACK_ATTRIBUTES, "eaffffff ffffffff 1800 0500 01000000 00000000"))
                .isInstanceOf(MalformedMessage.class);
        assertThatThrownBy(() -> decode(2, 0, "0000")).isInstanceOf(MalformedMessage.class);
    }

    @Test
    void unknownNumbersAreSaidToBeSo() {
        assertThat(Errno.text(4711)).isEqualTo("Unknown error 4711");
    }

    private static Acknowledgement decode(int type, int flags, String hex) {
        return Acknowledgement.decode(new Message(type, flags, 1, 0, Hex.segment(hex)));
    }
}
