package io.ovnchassis.controller.vlog;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The levels of every log module: those known from the start and those whose logger was asked for since. Safe on any
 * thread; a reader sees a change as a whole for one module, and module by module for all of them.
 */
final class LogLevels {
    private final Map<String, ModuleLevels> modules = new ConcurrentHashMap<>();

    /** What a module not seen yet will start with: changes for all modules hold for it too. */
    private ModuleLevels unseen = ModuleLevels.INITIAL;

    /** Modules that are written whatever a {@link RateLimitedLog} allows. */
    private final Set<String> unlimited = ConcurrentHashMap.newKeySet();

    LogLevels(Collection<String> known) {
        known.forEach(this::of);
    }

    /** The levels of a module, which from now on is listed. */
    ModuleLevels of(String module) {
        ModuleLevels levels = modules.get(module);
        return levels != null ? levels : firstSeen(module);
    }

    private synchronized ModuleLevels firstSeen(String module) {
        return modules.computeIfAbsent(module, name -> unseen);
    }

    Optional<String> moduleNamed(String word) {
        return modules.keySet().stream()
                .filter(module -> module.equalsIgnoreCase(word))
                .findFirst();
    }

    synchronized void apply(LevelSpec.Change change) {
        if (change.module().isPresent()) {
            modules.computeIfPresent(
                    change.module().get(), (name, levels) -> levels.with(change.destinations(), change.level()));
        } else {
            unseen = unseen.with(change.destinations(), change.level());
            modules.replaceAll((name, levels) -> levels.with(change.destinations(), change.level()));
        }
    }

    /** The reply to {@code vlog/list}. */
    String table() {
        return modules.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .sorted()
                .collect(Collectors.joining("", """
                                         console    syslog    file
                                         -------    ------    ------
                        """, ""));
    }

    private String line(String module, ModuleLevels levels) {
        return "%-16s  %4s       %4s       %4s%s\n"
                .formatted(
                        module,
                        levels.console(),
                        levels.syslog(),
                        levels.file(),
                        isRateLimited(module) ? "" : "    (rate limiting disabled)");
    }

    boolean isRateLimited(String module) {
        return !unlimited.contains(module);
    }

    void limitRate(String module, boolean limited) {
        if (limited) {
            unlimited.remove(module);
        } else {
            unlimited.add(module);
        }
    }

    /** For those that have been seen. */
    void limitAllRates(boolean limited) {
        modules.keySet().forEach(module -> limitRate(module, limited));
    }
}
