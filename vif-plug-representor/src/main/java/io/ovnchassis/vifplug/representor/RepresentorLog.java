package io.ovnchassis.vifplug.representor;

import io.ovnchassis.netlink.devlink.DevlinkPort;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.vifplug.PlugRequest;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the provider says, in the words of ovn-vif. About one logical port it says the same thing once only, however often
 * it is asked. Safe on any thread.
 */
final class RepresentorLog {
    private static final int REMEMBERED = 1024;

    private final System.Logger logger;
    private final Map<String, String> saidOfPorts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    RepresentorLog(System.Logger logger) {
        this.logger = logger;
    }

    /** The kernel has no devlink: nothing for an operator to worry about, where there is no such hardware. */
    void inactive(String why) {
        logger.log(
                Level.INFO,
                "Generic Netlink family 'devlink' does not exist. Linux version 4.6 or newer required. No representor is"
                        + " looked for: " + why);
    }

    void overflowed(int ports) {
        logger.log(Level.WARNING, "devlink monitor socket overflowed; all ports were dumped anew: " + ports);
    }

    /** A dump may have it already that a port is gone. */
    void unknownRemoved(DevlinkPort port) {
        logger.log(
                Level.DEBUG,
                "attempt to remove non-existing device " + port.key().bus() + "/"
                        + port.key().device() + " " + port.key().index());
    }

    /** The inventory is not what it was. */
    void changed(List<Representor> before, List<Representor> after) {
        Map<DevlinkPort.Key, Representor> known = new HashMap<>();
        before.forEach(port -> known.put(port.port().key(), port));
        for (Representor port : after) {
            Representor old = known.remove(port.port().key());
            if (old == null) {
                complainOfFlavour(port);
            }
            if (!port.equals(old)) {
                logger.log(Level.INFO, "devlink port update: " + text(port));
            }
        }
        known.values().forEach(port -> logger.log(Level.INFO, "devlink port removed: " + text(port)));
    }

    private void complainOfFlavour(Representor port) {
        switch (port.port().flavour()) {
            case PHYSICAL, PCI_PF, PCI_VF, PCI_SF -> {}
            case CPU, DSA, VIRTUAL, UNUSED, UNKNOWN ->
                logger.log(
                        Level.WARNING,
                        "Unsupported flavour for port '" + port.netdev().orElse("") + "': "
                                + port.port().flavour());
        }
    }

    private static String text(Representor port) {
        DevlinkPort.Numbers numbers = port.port().numbers();
        return "flavour=" + port.port().flavour() + " bus=" + port.port().key().bus() + " dev="
                + port.port().key().device() + " index=" + port.port().key().index() + " number="
                + text(numbers.port()) + " controller=" + text(numbers.controller()) + " pci_pf="
                + text(numbers.pf()) + " pci_vf=" + text(numbers.vf()) + " pci_sf=" + text(numbers.sf()) + " netdev="
                + port.netdev().orElse("") + " ifindex="
                + port.port().attachment().interfaceIndex() + " mac="
                + port.address().orElse(MacAddress.ZERO);
    }

    static String text(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "-";
    }

    /** A logical port's options cannot be read. */
    void junk(PlugRequest request, Options.Junk junk) {
        String pfMac = request.options().getOrDefault(Options.PF_MAC, "");
        String text = switch (junk.option()) {
            case Options.PF_MAC ->
                pfMac.isEmpty()
                        ? "representor port prepare skipped: lport=" + lport(request)
                                + " pf-mac=(null) port_table=present"
                        : "Unable to parse option as Ethernet address for " + asked(request);
            case Options.VF_NUMBER -> "Unable to parse option as VF number for " + asked(request);
            default -> "Unable to parse an option for " + asked(request) + ": " + junk.getMessage();
        };
        say(request, Level.WARNING, text);
    }

    /** Nothing fits a logical port. */
    void missing(PlugRequest request, Directory directory) {
        boolean isPhysical = Set.of(Options.VF_NUMBER, Options.SF_NUMBER).stream()
                .allMatch(option -> request.options().getOrDefault(option, "").isEmpty());
        String text = isPhysical
                ? "No PF representor port found for lport: " + lport(request) + " pf-mac: '"
                        + option(request, Options.PF_MAC) + "'"
                : "No representor port found for " + asked(request);
        if (say(request, Level.INFO, text)) {
            directory.all().stream().filter(Representor::isPhysicalFunction).forEach(pf -> describe(pf, directory));
        }
    }

    private void describe(Representor pf, Directory directory) {
        if (pf.address().isEmpty() && directory.panel(pf).isEmpty()) {
            logger.log(
                    Level.WARNING, "Unable to find PHYSICAL representor for fallback lookup of host PF MAC address.");
        } else if (directory.address(pf).isEmpty()) {
            logger.log(Level.WARNING, "Fallback lookup of host PF MAC address failed.");
        }
        logger.log(
                Level.WARNING,
                "representor lookup failed: entry flavour=" + pf.port().flavour() + " bus="
                        + pf.port().key().bus() + " dev=" + pf.port().key().device() + " controller="
                        + text(pf.port().numbers().controller()) + " number="
                        + text(pf.port().numbers().pf()) + " netdev="
                        + pf.netdev().orElse("(null)") + " ifindex="
                        + pf.port().attachment().interfaceIndex() + " mac="
                        + directory.address(pf).orElse(MacAddress.ZERO));
    }

    /** Several fit a logical port. */
    void ambiguous(PlugRequest request, String why) {
        say(request, Level.WARNING, "Lookup of representor port is ambiguous for " + asked(request) + ": " + why);
    }

    /** The one that fits is likely to be called something else soon. */
    void renameExpected(PlugRequest request, String netdev) {
        say(
                request,
                Level.INFO,
                "Lookup of representor port successful, but we anticipate the netdev name to change, refusing"
                        + " plug/update of lport: " + lport(request) + " current netdev_name: " + netdev);
    }

    /** A logical port has its representor: what is said of it next is new. */
    synchronized void found(PlugRequest request) {
        saidOfPorts.remove(lport(request));
    }

    private synchronized boolean say(PlugRequest request, Level level, String text) {
        if (text.equals(saidOfPorts.put(lport(request), text))) {
            return false;
        }
        logger.log(level, text);
        return true;
    }

    private static String asked(PlugRequest request) {
        String sf = request.options().getOrDefault(Options.SF_NUMBER, "");
        String controller = request.options().getOrDefault(Options.CONTROLLER, "");
        return "lport: " + lport(request) + " pf-mac: '" + option(request, Options.PF_MAC) + "' vf-num: '"
                + option(request, Options.VF_NUMBER) + "'"
                + (sf.isEmpty() ? "" : " sf-num: '" + Options.shown(sf) + "'")
                + (controller.isEmpty() ? "" : " controller-num: '" + Options.shown(controller) + "'");
    }

    private static String lport(PlugRequest request) {
        return Options.shown(request.logicalPort());
    }

    private static String option(PlugRequest request, String key) {
        return Options.shown(request.options().getOrDefault(key, ""));
    }
}
