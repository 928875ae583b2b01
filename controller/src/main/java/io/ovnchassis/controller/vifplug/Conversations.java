package io.ovnchassis.controller.vifplug;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The conversations with all providers, one for each logical port that one was asked about. Main loop only. */
final class Conversations {
    private final Map<String, Conversation> byPort = new HashMap<>();

    Conversation with(String logicalPort) {
        return byPort.computeIfAbsent(logicalPort, _ -> new Conversation());
    }

    /** There is nothing to talk about any more. */
    void end(String logicalPort) {
        byPort.remove(logicalPort);
    }

    /** Breaks off those with this provider; says what is owed to it. */
    List<Promise> breakOff(HostedProvider provider) {
        return byPort.values().stream()
                .filter(talk -> talk.isWith(provider))
                .map(Conversation::breakOff)
                .toList();
    }

    /** Breaks off all of them. */
    List<Promise> breakOff() {
        return byPort.values().stream().map(Conversation::breakOff).toList();
    }

    /** When to look at the ports that a provider wants to be asked about again, as far as they are its own. */
    Map<String, Long> askAgain(HostedProvider provider, AskAgainBox.Wish wish) {
        Map<String, Long> times = new HashMap<>();
        (wish.all() ? byPort.keySet() : wish.ports()).forEach(logicalPort -> {
            Conversation talk = byPort.get(logicalPort);
            if (talk != null && talk.isWith(provider)) {
                talk.askAgain().ifPresent(at -> times.put(logicalPort, at));
            }
        });
        return times;
    }
}
