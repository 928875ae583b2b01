package io.ovnchassis.controller.nbcfg;

import java.util.Map;
import java.util.Optional;

/**
 * What SB_Global says about the deployment as a whole, but for its sequence number: it changes only when somebody has to
 * start over (ovn-sb(5), SB_Global options).
 *
 * @param ipsec the options of encrypted tunnels, under the names that Open vSwitch has for them; empty without encryption
 * @param bfd how tunnels to gateways are watched, under the names that Open vSwitch has for it
 * @param internalVersion that of ovn-northd; empty when it does not say
 */
public record NorthdOptions(
        Optional<Map<String, String>> ipsec, Map<String, String> bfd, Optional<String> internalVersion) {
    public NorthdOptions {
        ipsec = ipsec.map(Map::copyOf);
        bfd = Map.copyOf(bfd);
    }
}
