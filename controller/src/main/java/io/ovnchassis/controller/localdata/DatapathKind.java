package io.ovnchassis.controller.localdata;

import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.Optional;

/** What a datapath is (ovn-sb(5), Datapath_Binding type; up to 25.03 a key of external_ids). */
final class DatapathKind {
    private DatapathKind() {}

    static boolean isSwitch(DatapathBinding datapath) {
        return datapath.type().isPresent()
                ? datapath.type().equals(Optional.of(DatapathBinding.Type.LOGICAL_SWITCH))
                : datapath.externalIds().containsKey("logical-switch");
    }
}
