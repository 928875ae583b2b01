package io.ovnchassis.controller.sandbox;

import java.nio.file.Path;

/**
 * A database to be served.
 *
 * @param name of its file, its log and its control socket
 * @param source what it starts from
 * @param socketName of the unix socket on which it is served
 * @param tcp whether it is served on a TCP port of 127.0.0.1 as well
 */
public record Database(String name, DatabaseSource source, String socketName, boolean tcp) {
    private static final Path OVN_SCHEMAS = Path.of("/usr/share/ovn");
    private static final Path OVS_SCHEMAS = Path.of("/usr/share/openvswitch");

    /** OVN_Northbound, served where ovn-nbctl looks for it. */
    public static Database northbound() {
        return of("ovnnb_db", new DatabaseSource.Schema(OVN_SCHEMAS.resolve("ovn-nb.ovsschema")));
    }

    /** OVN_Southbound, served where ovn-sbctl looks for it. */
    public static Database southbound() {
        return of("ovnsb_db", new DatabaseSource.Schema(OVN_SCHEMAS.resolve("ovn-sb.ovsschema")));
    }

    /** Open_vSwitch, served where ovs-vsctl looks for it. */
    public static Database local() {
        DatabaseSource schema = new DatabaseSource.Schema(OVS_SCHEMAS.resolve("vswitch.ovsschema"));
        return new Database("ovsdb-server", schema, "db.sock", false);
    }

    /** Any database, served on {@code <name>.sock}. */
    public static Database of(String name, DatabaseSource source) {
        return new Database(name, source, name + ".sock", false);
    }

    public Database withSource(DatabaseSource source) {
        return new Database(name, source, socketName, tcp);
    }

    public Database withTcp() {
        return new Database(name, source, socketName, true);
    }
}
