package io.ovnchassis.controller.config;

/**
 * A key of Open_vSwitch.external_ids that ovn-controller has a meaning for (ovn-controller(8), "Configuration").
 *
 * @param name without the name of a chassis
 * @param perChassis whether {@code NAME-CHASSIS} wins over it
 * @param whenAbsent what holds without it; empty for nothing
 * @param form what its value has to look like
 * @param use what becomes of it here
 */
record Key(String name, boolean perChassis, String whenAbsent, Form form, Use use) {
    /** What becomes of a key. */
    enum Use {
        /** This daemon goes by it. */
        FOLLOWED,
        /** Others are told of it in Chassis.other_config, and this daemon does not go by it. */
        TOLD,
        /** It is about something that this daemon does not do. */
        WITHOUT_SUBJECT
    }
}
