package io.ovnchassis.controller.config;

import java.util.List;
import java.util.Optional;

/**
 * The tunnel end points that this chassis offers: every type with every address.
 *
 * @param types {@code ovn-encap-type}: geneve, vxlan
 * @param ips {@code ovn-encap-ip}
 * @param defaultIp {@code ovn-encap-ip-default}, one of {@code ips}
 * @param csum {@code ovn-encap-csum}, as the text that goes into Encap.options
 */
public record EncapConfig(List<String> types, List<String> ips, Optional<String> defaultIp, String csum) {
    public EncapConfig {
        types = List.copyOf(types);
        ips = List.copyOf(ips);
    }
}
