package io.ovnchassis.controller.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.RbacPermission;
import io.ovnchassis.ovsdb.tables.sb.RbacRole;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RbacCheckTest {
    private final FakeDatabase southbound = FakeDatabase.southbound();
    private final RbacCheck check = new RbacCheck(
            southbound.replica().table(RbacRole.TABLE), southbound.replica().table(RbacPermission.TABLE));
    private final Map<String, Ref<RbacPermission>> permissions = new TreeMap<>();

    private void permit(String table, boolean insertDelete, List<String> authorization, String... update) {
        permissions.put(
                table,
                southbound
                        .server()
                        .insert(RbacPermission.builder()
                                .table(table)
                                .insertDelete(insertDelete)
                                .authorization(authorization)
                                .update(List.of(update)))
                        .ref());
    }

    private String report(String role) {
        southbound.server().insert(RbacRole.builder().name(role).permissions(permissions));
        southbound.deliver();
        return check.report();
    }

    @Test
    void withoutTheRoleThereIsNothingToCheck() {
        assertThat(report("ovn-ic"))
                .isEqualTo("the Southbound database has no role 'ovn-controller': nothing is denied to a client without"
                        + " a role\n");
    }

    @Test
    void whatWouldBeDeniedIsNamedTableByTable() {
        permit("Chassis", true, List.of("name"), "hostname", "encaps", "transport_zones", "other_config");
        permit("Chassis_Private", true, List.of("name"), "chassis", "nb_cfg");
        permit("Encap", false, List.of("chassis_name"), "options");
        assertThat(report("ovn-controller")).isEqualTo("""
                role ovn-controller
                Chassis: allowed, of rows whose name is the name (CN) in our certificate
                Chassis_Private: denied: update of nb_cfg_timestamp, of rows whose name is the name (CN) in our certificate
                Encap: denied: insert and delete, of rows whose chassis_name is the name (CN) in our certificate
                Port_Binding: denied: the role may write nothing of it
                """);
    }

    @Test
    void anEmptyNameAuthorizesEverybody() {
        permit(
                "Port_Binding",
                false,
                List.of(""),
                "chassis",
                "additional_chassis",
                "encap",
                "additional_encap",
                "virtual_parent",
                "up");
        assertThat(report("ovn-controller")).contains("\nPort_Binding: allowed\n");
    }
}
