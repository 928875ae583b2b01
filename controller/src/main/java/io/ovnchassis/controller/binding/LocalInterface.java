package io.ovnchassis.controller.binding;

import io.ovnchassis.ovsdb.tables.ovs.Interface;
import java.util.Optional;

/**
 * An Interface of the integration bridge that names a logical port, or is still marked as installed for one.
 *
 * @param row the row as it is now
 */
public record LocalInterface(Interface row) {
    public static final String IFACE_ID = "iface-id";
    public static final String IFACE_ID_VER = "iface-id-ver";
    public static final String OVN_INSTALLED = "ovn-installed";

    public String name() {
        return row.name();
    }

    /** The logical port that the interface is for. */
    public Optional<String> ifaceId() {
        return externalId(IFACE_ID);
    }

    /** Must equal Port_Binding.options:iface-id-ver where that is set. */
    public Optional<String> ifaceIdVer() {
        return externalId(IFACE_ID_VER);
    }

    public boolean isInstalled() {
        return externalId(OVN_INSTALLED).filter("true"::equals).isPresent();
    }

    /** Whether ovs-vswitchd gave it an OpenFlow port: without one it carries no packets. */
    public boolean hasOfport() {
        return row.ofport().filter(ofport -> ofport > 0).isPresent();
    }

    private Optional<String> externalId(String key) {
        return Optional.ofNullable(row.externalIds().get(key));
    }
}
