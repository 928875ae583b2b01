package io.ovnchassis.controller.vifplug;

import java.time.Duration;
import java.util.UUID;
import org.slf4j.event.Level;

/**
 * A line for the log. Operators and tests know most of them from {@code ovn-controller}, so their texts stay as they
 * are, the odd spelling included.
 *
 * @param topic what it is about, which says how it is logged
 * @param text the line, fit for the log whatever came from outside
 */
public record Note(Topic topic, String text) {

    /** What notes can be about. */
    public enum Topic {
        PLUGGING(Level.INFO),
        UPDATING(Level.DEBUG),
        UNPLUGGING(Level.INFO),
        UNKNOWN_TYPE(Level.WARN, 1),
        UNKNOWN_TYPE_OF_INTERFACE(Level.WARN, 1),
        FOREIGN_PORT(Level.WARN, 1),
        NAME_TAKEN(Level.WARN, 5),
        BAD_DECISION(Level.WARN, 5),
        BAD_MTU_REQUEST(Level.WARN, 5),
        PLUG_DECLINED(Level.INFO, 1),
        REMOVAL_DECLINED(Level.INFO, 1),
        PROVIDER_FAILURE(Level.WARN, 5),
        PROVIDER_SUSPENDED(Level.WARN),
        PROVIDER_NOT_USED(Level.WARN) {
            @Override
            String module() {
                return "vif_plug_provider";
            }
        };

        private final Level level;
        private final int burst;

        /** What was done, which is said whenever it is done. */
        Topic(Level level) {
            this(level, 0);
        }

        /** How things stand, which need not be repeated at every look, and may come in masses. */
        Topic(Level level, int burst) {
            this.level = level;
            this.burst = burst;
        }

        /** The log module that it belongs to. */
        String module() {
            return "vif_plug";
        }

        Level level() {
            return level;
        }

        /** How many such notes may come at once; 0 when they are not counted. */
        int burst() {
            return burst;
        }

        /** Whether such a note says how things stand. */
        boolean standing() {
            return burst > 0;
        }
    }

    static Note plugging(String interfaceName, String bridge, String logicalPort) {
        return of(
                Topic.PLUGGING,
                "Plugging port %s into %s for lport %s on this chassis.",
                interfaceName,
                bridge,
                logicalPort);
    }

    static Note updating(String logicalPort) {
        return of(Topic.UPDATING, "updating iface for: %s", logicalPort);
    }

    static Note unplugging(String portName, String bridge, String ifaceId) {
        return of(
                Topic.UNPLUGGING,
                "Unplugging port %s from %s for iface-id %s on this chassis.",
                portName,
                bridge,
                ifaceId);
    }

    static Note unknownType(String type, String logicalPort) {
        return of(
                Topic.UNKNOWN_TYPE,
                "Unable to open VIF plug provider for vif-plug-type: '%s' lport %s",
                type,
                logicalPort);
    }

    static Note unknownTypeOfInterface(String type, String ifaceId) {
        return of(
                Topic.UNKNOWN_TYPE_OF_INTERFACE,
                "Unable to open VIF plug provider for vif-plug-type %s iface-id %s",
                type,
                ifaceId);
    }

    static Note foreignPort(String logicalPort, UUID row) {
        return of(
                Topic.FOREIGN_PORT,
                "CMS requested plugging of lport %s, but a port that is not maintained by OVN already exsist in local"
                        + " vSwitch: %s",
                logicalPort,
                row.toString());
    }

    static Note nameTaken(String logicalPort, String interfaceName, String other) {
        return of(
                Topic.NAME_TAKEN,
                "Not plugging lport %s: interface name %s is already in use for lport %s.",
                logicalPort,
                interfaceName,
                other);
    }

    static Note badDecision(String logicalPort, String type, String flaw) {
        return of(
                Topic.BAD_DECISION,
                "Not plugging/updating lport %s: VIF plug provider %s made an unusable decision: %s",
                logicalPort,
                type,
                flaw);
    }

    static Note badMtuRequest(String logicalPort, String option, String value) {
        return of(
                Topic.BAD_MTU_REQUEST,
                "Port_Binding %s: options:%s is not an integer from 0 to 2147483647, no MTU is requested: '%s'",
                logicalPort,
                option,
                value);
    }

    static Note plugDeclined(String logicalPort) {
        return of(
                Topic.PLUG_DECLINED,
                "Not plugging/updating lport %s on direction from VIF plug provider.",
                logicalPort);
    }

    static Note removalDeclined(String interfaceName, String ifaceId) {
        return of(
                Topic.REMOVAL_DECLINED,
                "Not unplugging iface %s (iface-id %s) on direction from VIF plug provider.",
                interfaceName,
                ifaceId);
    }

    /** {@code logicalPort} is empty when the call was about none. */
    static Note providerFailure(String type, String method, String logicalPort, String failure) {
        return logicalPort.isEmpty()
                ? of(Topic.PROVIDER_FAILURE, "VIF plug provider %s failed in %s: %s", type, method, failure)
                : of(
                        Topic.PROVIDER_FAILURE,
                        "VIF plug provider %s failed in %s for lport %s: %s",
                        type,
                        method,
                        logicalPort,
                        failure);
    }

    static Note suspended(String type, Duration length, String lastFailure) {
        return of(
                Topic.PROVIDER_SUSPENDED,
                "VIF plug provider %s is suspended for %s s, its ports wait: %s",
                type,
                Long.toString(length.toSeconds()),
                lastFailure);
    }

    static Note duplicateProvider(String type) {
        return of(Topic.PROVIDER_NOT_USED, "attempted to register duplicate VIF plug provider: %s", type);
    }

    static Note providerNotUsed(String type, Class<?> provider, String why) {
        return of(Topic.PROVIDER_NOT_USED, "VIF plug provider %s (%s) is not used: %s", type, provider.getName(), why);
    }

    private static Note of(Topic topic, String format, String... parts) {
        Object[] excerpts = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            excerpts[i] = Excerpt.of(parts[i]);
        }
        return new Note(topic, format.formatted(excerpts));
    }
}
