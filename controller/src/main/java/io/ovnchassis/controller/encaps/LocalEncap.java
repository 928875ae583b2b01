package io.ovnchassis.controller.encaps;

import io.ovnchassis.ovsdb.tables.sb.Encap;

/** One of our own tunnel end points, as it is registered. */
public record LocalEncap(Encap.Type type, String ip) {}
