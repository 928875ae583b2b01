package io.ovnchassis.controller.patch;

import java.util.Optional;

/**
 * Why a logical port has no patch ports.
 *
 * @param type of the port: localnet, l2gateway
 * @param network the physical network that nothing leads to; empty when the port names none
 */
public record PatchProblem(String logicalPort, String type, Optional<String> network) {}
