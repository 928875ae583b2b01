/**
 * Patch ports between the integration bridge and the bridges that lead to physical networks. Reads
 * {@code ovn-bridge-mappings}, Port_Binding and which datapaths are local; writes pairs of patch ports for localnet ports
 * of local datapaths and for l2gateway ports that are bound here. A port is ours by its mark; no other is touched.
 */
@NullMarked
package io.ovnchassis.controller.patch;

import org.jspecify.annotations.NullMarked;
