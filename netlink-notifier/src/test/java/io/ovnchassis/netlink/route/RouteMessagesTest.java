package io.ovnchassis.netlink.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.Hex;
import io.ovnchassis.netlink.Messages;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.IpPrefix;
import io.ovnchassis.netlink.wire.MalformedMessage;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import org.junit.jupiter.api.Test;

class RouteMessagesTest {
    private static final int V4 = 2;
    private static final int V6 = 10;

    @Test
    void aRouteWithAGateway() {
        Route route = decode("""
                02 18 00 00 64 0b 00 01 00000000   # inet, /24, table 100, zebra, universe, unicast
                0800 0f00 64000000                 # table
                0800 0100 0a0a1400                 # to 10.10.20.0
                0800 0600 14000000                 # priority 20
                0800 0500 14000001                 # via 20.0.0.1
                0800 0400 05000000                 # out of interface 5
                """);

        assertThat(route.key().table()).hasToString("100");
        assertThat(route.key().destination()).hasToString("10.10.20.0/24");
        assertThat(route.key().priority()).isEqualTo(20);
        assertThat(route.protocol()).isEqualTo(11);
        assertThat(route.type()).isEqualTo(Route.UNICAST);
        assertThat(route.nexthops()).containsExactly(new RouteNexthop(IpAddress.parse("20.0.0.1"), 5, 1));
        assertThat(route.isOurs()).isFalse();
    }

    @Test
    void aMultipathRouteWithAGatewayOfTheOtherFamily() {
        Route route = decode("""
                02 18 00 00 00 0b 00 01 00000000
                0800 0f00 e8030000                   # table 1000
                0800 0100 0a0a1400
                3400 0900                            # multipath
                  1000 0000 05000000                 #   weight 1, interface 5
                    0800 0500 14000001               #     via 20.0.0.1
                  2000 0009 06000000                 #   weight 10, interface 6
                    1600 1200 0a00 fd20000000000000 0000000000000001  # via inet6 fd20::1
                    0000
                """);

        assertThat(route.key().table().value()).isEqualTo(1000);
        assertThat(route.nexthops())
                .containsExactly(
                        new RouteNexthop(IpAddress.parse("20.0.0.1"), 5, 1),
                        new RouteNexthop(IpAddress.parse("fd20::1"), 6, 10));
    }

    @Test
    void theDefaultRouteHasNoDestinationAttribute() {
        Route route = decode("""
                0a 00 00 00 fe 03 00 01 00000000
                1400 0500 fd200000000000000000000000000001
                0800 0400 05000000
                """);

        assertThat(route.key().destination()).hasToString("::/0");
        assertThat(route.key().table().value()).isEqualTo(254);
    }

    @Test
    void aBlackholeLeadsNowhereEvenWhenTheKernelNamesAnInterface() {
        Route route = decode("0a 40 00 00 64 54 00 06 00000000  0800 0400 01000000");

        assertThat(route.type()).isEqualTo(Route.BLACKHOLE);
        assertThat(route.nexthops()).isEmpty();
        assertThat(route.isOurs()).isTrue();
    }

    @Test
    void otherFamiliesAndCachedRoutesAreOfNoInterest() {
        assertThat(RouteMessages.decode(Messages.of(24, 0, "1c 14 00 00 fe 03 00 01 00000000")))
                .isEmpty();
        assertThat(RouteMessages.decode(Messages.of(24, 0, "02 20 00 00 fe 03 00 01 00020000")))
                .isEmpty();
        assertThat(RouteMessages.decode(Messages.of(24, 0, "02 20 00 00 fe 03 00 01 00000000"), V6))
                .isEmpty();
        assertThat(RouteMessages.decode(Messages.of(28, 0, ""))).isEmpty();
    }

    @Test
    void newAndDeleteAreToldApartWithHowItCame() {
        String payload = "02 20 00 00 fe 03 00 01 00000000";

        assertThat(RouteMessages.decode(Messages.of(24, NlMsgHeader.REPLACE, payload)))
                .hasValueSatisfying(change -> assertThat(change).isInstanceOfSatisfying(Change.Put.class, put -> {
                    assertThat(put.replaces()).isTrue();
                    assertThat(put.appends()).isFalse();
                }));
        assertThat(RouteMessages.decode(Messages.of(25, 0, payload), V4))
                .hasValueSatisfying(change -> assertThat(change).isInstanceOf(Change.Removed.class));
    }

    @Test
    void whatCannotBeIsMalformed() {
        assertMalformed("02 21 00 00 fe 03 00 01 00000000", "a prefix length of 33");
        assertMalformed("02 20 00 00 fe 03 00 01 00000000  1400 0100 fd200000000000000000000000000001", "other family");
        assertMalformed("02 20 00 00 fe 03 00 01 00000000  0700 0500 140000 00", "an IP address of 3 bytes");
        assertMalformed("02 20 00 00 fe 03 00 01 00000000  0c00 0900 0700 0000 05000000", "a next hop of 7 bytes");
        assertMalformed("02 20 00 00 fe 03 00 01 00000000  0c00 0900 0900 0000 05000000", "a next hop of 9 bytes");
        assertMalformed("02 20 00 00 fe 03 00 01 00000000  0500 1200 0a 000000", "a gateway of family 0");
        assertMalformed(
                "02 20 00 00 fe 03 00 01 00000000  0800 0500 14000001  0a00 1200 0200 14000001 0000", "second gateway");
        assertMalformed("02 20 00", "too short");
    }

    @Test
    void aDumpAsksForOneTableInTheStructWhereItFitsAndInAnAttributeOtherwise() {
        assertThat(RouteMessages.dump(V4, new TableId(100)).bytes(1)).isEqualTo(Hex.bytes("""
                1c000000 1a00 0103 01000000 00000000
                02 00 00 00 64 00 00 00 00000000
                """));
        assertThat(RouteMessages.dump(V6, new TableId(1000)).bytes(1)).isEqualTo(Hex.bytes("""
                24000000 1a00 0103 01000000 00000000
                0a 00 00 00 00 00 00 00 00000000
                0800 0f00 e8030000
                """));
    }

    @Test
    void tablesThatTheKernelKeepsForItselfAreNotExchangedWith() {
        for (long table : new long[] {0, 252, 255, 0xffff_ffffL}) {
            assertThat(new TableId(table).isExchangeable())
                    .as("table %s", table)
                    .isFalse();
        }
        for (long table : new long[] {1, 253, 254, 256, 0xffff_fffeL}) {
            assertThat(new TableId(table).isExchangeable())
                    .as("table %s", table)
                    .isTrue();
        }
        assertThatThrownBy(() -> new TableId(1L << 32)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertMalformed(String hex, String what) {
        assertThatThrownBy(() -> RouteMessages.decode(Messages.of(24, 0, hex)))
                .isInstanceOf(MalformedMessage.class)
                .hasMessageContaining(what);
    }

    private static Route decode(String hex) {
        return RouteMessages.decode(Messages.of(24, 0, hex)).orElseThrow().object();
    }

    @Test
    void prefixesOfRoutesKeepTheirLength() {
        assertThat(decode("02 08 00 00 fe 03 00 01 00000000  0800 0100 0a000000")
                        .key()
                        .destination())
                .isEqualTo(IpPrefix.parse("10.0.0.0/8"));
    }
}
