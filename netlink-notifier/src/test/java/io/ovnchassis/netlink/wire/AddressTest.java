package io.ovnchassis.netlink.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fd00::1",
                "fd00:0:0:1::1",
                "1:0:2:0:3:0:4:0",
                "1:0:0:2::3",
                "fe80::",
                "1:2:3:4:5:6:7:8",
                "0:1:2:3:4:5:6:7",
                "::2:0:0:3:4",
                "1:2:3:4:5:6::",
            })
    void isWrittenAsItIsRead(String text) {
        assertThat(IpAddress.parse(text)).hasToString(text);
    }

    @Test
    void embeddedIpv4HasDots() {
        assertThat(IpAddress.v6(0, 0xffff_0a00_0001L)).hasToString("::ffff:10.0.0.1");
        assertThat(IpAddress.v6(0, 0x0a00_0001L)).hasToString("::10.0.0.1");
        assertThat(IpAddress.v6(0, 0x0001L)).hasToString("::1");
        assertThat(IpAddress.parse("::ffff:10.0.0.1")).isEqualTo(IpAddress.parse("10.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.1", "10", "10.0.0.256", "fe80::1%lo", "[::1]", "1::2::3", "x:y"})
    void whatIsNoAddressIsRefusedWithoutAskingAnybody(String text) {
        assertThatThrownBy(() -> IpAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bytesAndTextAgreeWithTheJdks() throws UnknownHostException {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(3) == 0 ? (byte) random.nextInt() : 0;
            }
            InetAddress expected = InetAddress.getByAddress(bytes);
            IpAddress actual = IpAddress.parse(expected.getHostAddress());
            if (actual.isV6() == (bytes.length == 16)) {
                assertThat(actual.bytes()).as("seed %s", seed).isEqualTo(bytes);
            }
            assertThat(IpAddress.parse(actual.toString())).as("seed %s", seed).isEqualTo(actual);
        }
    }

    @Test
    void ipv4ComesBeforeIpv6AndBytesCountUnsigned() {
        assertThat(IpAddress.parse("255.0.0.0")).isLessThan(IpAddress.parse("::"));
        assertThat(IpAddress.parse("10.0.0.1")).isLessThan(IpAddress.parse("192.0.0.1"));
        assertThat(IpAddress.parse("1::")).isLessThan(IpAddress.parse("fe80::"));
    }

    @Test
    void prefixesContainLongerOnes() {
        assertThat(IpPrefix.parse("10.0.0.0/8").contains(IpPrefix.parse("10.255.0.0/16")))
                .isTrue();
        assertThat(IpPrefix.parse("10.0.0.0/8").contains(IpPrefix.parse("11.0.0.0/16")))
                .isFalse();
        assertThat(IpPrefix.parse("10.0.0.0/16").contains(IpPrefix.parse("10.0.0.0/8")))
                .isFalse();
        assertThat(IpPrefix.parse("::/0").contains(IpPrefix.parse("fd00::1"))).isTrue();
        assertThat(IpPrefix.parse("0.0.0.0/0").contains(IpPrefix.parse("fd00::1")))
                .isFalse();
        assertThat(IpPrefix.parse("fd00::/65").contains(IpPrefix.parse("fd00::8000:0:0:0/66")))
                .isFalse();
    }

    @Test
    void linkLocalIsWhatLiesInTheTwoRanges() {
        assertThat(IpPrefix.parse("169.254.1.0/24").isLinkLocal()).isTrue();
        assertThat(IpPrefix.parse("169.0.0.0/8").isLinkLocal()).isFalse();
        assertThat(IpPrefix.parse("fe80::/64").isLinkLocal()).isTrue();
        assertThat(IpPrefix.parse("febf::1").isLinkLocal()).isTrue();
        assertThat(IpPrefix.parse("fec0::/64").isLinkLocal()).isFalse();
        assertThat(IpPrefix.parse("::/0").isLinkLocal()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "fd00::/129", "10.0.0.0/x", "10.0.0.0/-1", "/24"})
    void whatIsNoPrefixIsRefused(String text) {
        assertThatThrownBy(() -> IpPrefix.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ethernetAddressesAreReadAndWritten() {
        assertThat(MacAddress.parse("AA:bb:00:00:0c:01")).hasToString("aa:bb:00:00:0c:01");
        assertThat(MacAddress.parse("01:00:5e:00:00:01").isMulticast()).isTrue();
        assertThat(MacAddress.parse("02:00:5e:00:00:01").isMulticast()).isFalse();
        assertThat(MacAddress.ZERO.isZero()).isTrue();
        assertThatThrownBy(() -> MacAddress.parse("00:00:00:00:01")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MacAddress.parse("00:00:00:00:00:0g")).isInstanceOf(IllegalArgumentException.class);
    }
}
