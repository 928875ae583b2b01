package io.ovnchassis.controller.binding;

import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.Locale;

/** What kind of logical port a Port_Binding is (ovn-sb(5), Port_Binding type), by the names that OVN prints. */
public enum PortKind {
    VIF,
    CONTAINER,
    MIRROR,
    VIRTUAL,
    LOCALPORT,
    PATCH,
    L2GATEWAY,
    L3GATEWAY,
    CHASSISREDIRECT,
    EXTERNAL,
    LOCALNET,
    VTEP,
    REMOTE,
    /** A type that this release does not know. */
    UNKNOWN;

    public static PortKind of(PortBinding port) {
        return switch (port.type()) {
            case "" -> port.parentPort().orElse("").isEmpty() ? VIF : CONTAINER;
            case "mirror",
                    "virtual",
                    "localport",
                    "patch",
                    "l2gateway",
                    "l3gateway",
                    "chassisredirect",
                    "external",
                    "localnet",
                    "vtep",
                    "remote" -> valueOf(port.type().toUpperCase(Locale.ROOT));
            default -> UNKNOWN;
        };
    }
}
