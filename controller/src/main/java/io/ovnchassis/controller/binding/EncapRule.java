package io.ovnchassis.controller.binding;

import io.ovnchassis.controller.encaps.LocalEncap;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the tunnel end point for a port: that with the address that the interface asks for, else the default one. With
 * a single end point there is nothing to choose.
 */
final class EncapRule {
    private static final String ENCAP_IP = "encap-ip";

    /** Geneve before VXLAN. */
    private static final Comparator<LocalEncap> PREFERENCE = Comparator.comparing(LocalEncap::type);

    private final List<LocalEncap> own;

    EncapRule(List<LocalEncap> own) {
        this.own = own;
    }

    /** ovn-northd chooses itself when the Northbound database names an address: then its choice stands. */
    static boolean isUpToNorthd(PortBinding port) {
        return !port.options().getOrDefault("requested-encap-ip", "").isEmpty();
    }

    Optional<Ref<Encap>> encapFor(PortBinding port, Optional<LocalInterface> carrier, BindPermission role) {
        if (role == BindPermission.MAIN && isUpToNorthd(port)) {
            return port.encap();
        }
        Optional<String> wanted = carrier.flatMap(
                local -> Optional.ofNullable(local.row().externalIds().get(ENCAP_IP)));
        return own.size() < 2
                ? Optional.empty()
                : own.stream()
                        .filter(encap -> wanted.map(encap.ip()::equals).orElse(encap.isDefault()))
                        .min(PREFERENCE)
                        .map(LocalEncap::ref);
    }
}
