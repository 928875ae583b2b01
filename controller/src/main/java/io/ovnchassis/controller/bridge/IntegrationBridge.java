package io.ovnchassis.controller.bridge;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;

/**
 * The bridge that logical ports are on, as far as other rooms need it: its ports are not part of it, so that a new port
 * is no news.
 */
public record IntegrationBridge(Ref<Bridge> ref, String name, String datapathType) {}
