package io.ovnchassis.controller.rbac;

import io.ovnchassis.controller.appctl.Command;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.RbacPermission;
import io.ovnchassis.ovsdb.tables.sb.RbacRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code rbac/check}: whether a server that checks the role of its clients would take what this daemon writes. */
public final class RbacCheck {
    /** The role that ovn-northd defines for chassis. */
    static final String ROLE = "ovn-controller";

    private final TableView<RbacRole> roles;
    private final TableView<RbacPermission> permissions;

    public RbacCheck(TableView<RbacRole> roles, TableView<RbacPermission> permissions) {
        this.roles = roles;
        this.permissions = permissions;
    }

    public Command command() {
        return Command.plain("rbac/check", (_, reply) -> reply.success(report()));
    }

    /** One line for each table, or one that says why there is nothing to check. */
    String report() {
        Optional<RbacRole> role =
                roles.rows().stream().filter(row -> row.name().equals(ROLE)).findFirst();
        if (role.isEmpty()) {
            return "the Southbound database has no role '" + ROLE + "': nothing is denied to a client without a role\n";
        }
        StringBuilder report = new StringBuilder("role " + ROLE + "\n");
        for (Writes writes : Writes.ALL) {
            report.append(writes.table())
                    .append(": ")
                    .append(line(writes, role.get()))
                    .append('\n');
        }
        return report.toString();
    }

    private String line(Writes writes, RbacRole role) {
        Ref<RbacPermission> ref = role.permissions().get(writes.table());
        Optional<RbacPermission> permission = ref == null ? Optional.empty() : permissions.get(ref);
        if (permission.isEmpty()) {
            return "denied: the role may write nothing of it";
        }
        List<String> denied = denied(writes, permission.get());
        String verdict = denied.isEmpty() ? "allowed" : "denied: " + String.join(", ", denied);
        return verdict + owner(permission.get());
    }

    private static List<String> denied(Writes writes, RbacPermission permission) {
        List<String> denied = new ArrayList<>();
        if (writes.rows() && !permission.insertDelete()) {
            denied.add("insert and delete");
        }
        writes.columns().stream()
                .filter(column -> !permission.update().contains(column))
                .forEach(column -> denied.add("update of " + column));
        return denied;
    }

    /** An empty name authorizes everybody; otherwise one of these columns has to hold the name in the certificate. */
    private static String owner(RbacPermission permission) {
        return permission.authorization().isEmpty()
                        || permission.authorization().contains("")
                ? ""
                : ", of rows whose " + String.join(" or ", permission.authorization())
                        + " is the name (CN) in our certificate";
    }
}
