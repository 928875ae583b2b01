package io.ovnchassis.controller.config;

import java.util.Map;
import java.util.Optional;

/**
 * What is written in the Open_vSwitch row, and how it was read.
 *
 * @param externalIds Open_vSwitch.external_ids
 * @param otherConfig Open_vSwitch.other_config
 * @param keysInTable whether the table SSL has a row
 * @param config what it was read as; empty when the chassis has no name
 */
record Written(
        Map<String, String> externalIds,
        Map<String, String> otherConfig,
        boolean keysInTable,
        Optional<ChassisConfig> config) {}
