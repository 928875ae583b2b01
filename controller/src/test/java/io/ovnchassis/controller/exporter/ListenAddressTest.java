package io.ovnchassis.controller.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
    @Test
    void withoutAnAddressItIsLoopback() {
        assertThat(ListenAddress.parse(":9476"))
                .hasValue(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9476));
    }

    @Test
    void addressesOfBothFamiliesAreTaken() {
        assertThat(ListenAddress.parse("192.0.2.1:80"))
                .hasValue(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 80));
        assertThat(ListenAddress.parse("[::1]:0")).hasValue(new InetSocketAddress(InetAddress.ofLiteral("::1"), 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "9476", "host:80", "192.0.2.1", "192.0.2.1:65536", "::1:80", "[::1]", "1.2.3.4:-1", "[]:1"})
    void anythingElseIsNone(String text) {
        assertThat(ListenAddress.parse(text)).isEmpty();
    }
}
