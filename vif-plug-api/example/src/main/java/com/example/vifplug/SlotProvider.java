package com.example.vifplug;

import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.ProviderContext;
import io.ovnchassis.vifplug.RemovalDecision;
import io.ovnchassis.vifplug.UnplugRequest;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plugs slots of a card that is only pretended: interfaces of type {@code internal}, which every switch can make.
 *
 * <p>All methods are called on one thread, so the map needs no lock.
 */
final class SlotProvider implements VifPlugProvider {
    static final String TYPE = "slot";

    private static final String NUMBER = "vif-plug:slot:number";
    private static final String MARK = "slot-number";
    private static final int SLOTS = 128;

    private final Map<Integer, String> owners = new HashMap<>();
    private Optional<System.Logger> logger = Optional.empty();

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> maintainedInterfaceOptions() {
        return Set.of(MARK);
    }

    @Override
    public void start(ProviderContext context) {
        logger = Optional.of(context.logger());
        context.logger().log(System.Logger.Level.INFO, "a card with {0} slots is ready", SLOTS);
    }

    @Override
    public PlugDecision prepare(PlugRequest request) {
        String text = request.options().getOrDefault(NUMBER, "");
        Optional<Integer> wanted = slot(text);
        if (wanted.isEmpty()) {
            return new PlugDecision.Refuse(
                    "option " + NUMBER + " is not a number from 0 to " + (SLOTS - 1) + ": '" + shown(text) + "'");
        }
        int number = wanted.get();
        String owner = owners.getOrDefault(number, request.logicalPort());
        if (!owner.equals(request.logicalPort())) {
            return new PlugDecision.NotYet("slot " + number + " to be given up by logical port '" + shown(owner) + "'");
        }
        giveUp(request.logicalPort());
        owners.put(number, request.logicalPort());
        return new PlugDecision.Plug(
                "slot" + number, Optional.of("internal"), Map.of(MARK, Integer.toString(number)));
    }

    @Override
    public void aborted(PlugRequest request, PlugDecision.Plug decision) {
        if (request.current().isEmpty()) {
            giveUp(request.logicalPort());
        }
    }

    @Override
    public RemovalDecision prepareRemoval(UnplugRequest request) {
        return new RemovalDecision.Remove();
    }

    @Override
    public void removed(UnplugRequest request) {
        giveUp(request.logicalPort());
        logger.ifPresent(log -> log.log(
                System.Logger.Level.INFO, "{0} is free again", request.current().name()));
    }

    private void giveUp(String logicalPort) {
        owners.values().removeIf(logicalPort::equals);
    }

    /** Strict on purpose: "3x" must not become slot 3. */
    private static Optional<Integer> slot(String text) {
        if (!text.matches("0|[1-9][0-9]{0,2}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        return number < SLOTS ? Optional.of(number) : Optional.empty();
    }

    /** What comes from outside can be long, and can hold line breaks. */
    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= 64 ? line : line.substring(0, 64) + "...";
    }
}
