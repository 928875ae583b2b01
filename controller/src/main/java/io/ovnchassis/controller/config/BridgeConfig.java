package io.ovnchassis.controller.config;

import java.util.Optional;

/**
 * Which integration bridge there has to be. Known even of a host that has no {@code system-id} yet.
 *
 * @param name {@code ovn-bridge}, else br-int
 * @param datapathType {@code ovn-bridge-datapath-type}: empty when the bridge keeps what it has
 */
public record BridgeConfig(String name, Optional<String> datapathType) {
    /** What holds as long as nothing is configured. */
    public static final BridgeConfig DEFAULT = new BridgeConfig("br-int", Optional.empty());
}
