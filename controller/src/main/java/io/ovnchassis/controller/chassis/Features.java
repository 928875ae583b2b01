package io.ovnchassis.controller.chassis;

import java.util.Map;

/** What this chassis is able to, as ovn-northd asks for it: keys of Chassis.other_config. */
final class Features {
    /** Without a data plane that was asked, nothing is claimed of it: sampling by registers, flushing by label. */
    static final Map<String, String> OTHER_CONFIG = Map.of(
            "mac-binding-timestamp", "true",
            "fdb-timestamp", "true",
            "ls-dpg-column", "true",
            "ct-commit-nat-v2", "true",
            "ct-commit-to-zone", "true",
            "ct-next-zone", "true",
            "ct-state-save", "true",
            "ovn-sample-with-registers", "false",
            "ct-label-flush", "false");

    private Features() {}
}
