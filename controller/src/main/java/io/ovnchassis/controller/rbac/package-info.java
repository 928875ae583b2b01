/**
 * What the Southbound database lets a chassis write, where its server makes a difference (ovn-sb(5), RBAC_Role and
 * RBAC_Permission). Reads these two tables and writes nothing; {@code rbac/check} says beforehand what would be denied.
 */
@NullMarked
package io.ovnchassis.controller.rbac;

import org.jspecify.annotations.NullMarked;
