package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MtuRequestTest {

    @ParameterizedTest
    @CsvSource({"420, 420", "1, 1", "' 9000', 9000", "+430, 430", "007, 7", "2147483647, 2147483647"})
    void anIntegerGreaterThanZeroIsAnMtu(String text, int mtu) {
        MtuRequest request = of(text);

        assertThat(request.mtu()).hasValue(mtu);
        assertThat(request.complaint()).isEmpty();
    }

    @Test
    void withoutTheOptionNoMtuIsRequested() {
        MtuRequest request = MtuRequest.of(Rows.requested("lsp1"));

        assertThat(request.mtu()).isEmpty();
        assertThat(request.complaint()).isEmpty();
    }

    @Test
    void zeroMeansNoMtuAndIsNoFault() {
        assertThat(of("0").mtu()).isEmpty();
        assertThat(of("0").complaint()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "abc", "420x", "4 20", "-5", "1e3", "0x1f4", "2147483648", "٤٢٠", "99999999999999999999"
            })
    void anythingElseIsNoMtuAndAComplaintThatNamesRowAndValue(String text) {
        MtuRequest request = of(text);

        assertThat(request.mtu()).isEmpty();
        assertThat(request.complaint()).hasValueSatisfying(note -> {
            assertThat(note.topic()).isEqualTo(Note.Topic.BAD_MTU_REQUEST);
            assertThat(note.text())
                    .isEqualTo("Port_Binding lsp1: options:vif-plug-mtu-request is not an integer from 0 to 2147483647,"
                            + " no MTU is requested: '" + text + "'");
        });
    }

    @Test
    void aValueOfTenKilobytesIsQuotedInPart() {
        assertThat(of("9".repeat(10_240)).complaint())
                .hasValueSatisfying(note -> assertThat(note.text())
                        .endsWith("'" + "9".repeat(200) + "... (10240 characters)'")
                        .hasSizeLessThan(400));
    }

    private static MtuRequest of(String text) {
        return MtuRequest.of(Rows.requested("lsp1", "vif-plug-mtu-request", text));
    }
}
