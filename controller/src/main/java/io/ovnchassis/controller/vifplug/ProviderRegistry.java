package io.ovnchassis.controller.vifplug;

import io.ovnchassis.vifplug.ProviderContext;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The providers that the daemon has, by type. They may come and go while it runs. Belongs to the main loop's thread. */
public final class ProviderRegistry implements Providers, AutoCloseable {
    /** Where a provider comes from that is part of the daemon. */
    public static final String BUILT_IN = "built-in";

    private static final Pattern TYPE = Pattern.compile("[!-~]{1,64}");

    private final Map<String, HostedProvider> byType = new LinkedHashMap<>();
    private final List<Observer> observers = new ArrayList<>();
    private final Hosting hosting;
    private final StateDirectories directories;
    private final NoteSink notes;

    /** Is told which providers there are. */
    interface Observer {
        /** There is one of this type now, or none any more. */
        void changed(String type);

        /** It is about to be closed: it must be told now what it is owed. */
        void leaving(HostedProvider provider);
    }

    public ProviderRegistry(Hosting hosting, StateDirectories directories, NoteSink notes) {
        this.hosting = hosting;
        this.directories = directories;
        this.notes = notes;
    }

    void observe(Observer observer) {
        observers.add(observer);
    }

    /**
     * Adds a provider and starts it. One whose type another has already, or is none, is not used; and one that fails to
     * start is dropped again. A warning says so.
     *
     * @param origin where it comes from, for the operator: {@link #BUILT_IN}, or the name of a jar
     * @return whether it was added
     */
    public boolean add(String type, String origin, VifPlugProvider provider) {
        if (!TYPE.matcher(type).matches()) {
            notes.take(Note.providerNotUsed(
                    type, provider.getClass(), "its type is not 1 to 64 visible ASCII characters"));
            return false;
        }
        if (byType.containsKey(type)) {
            notes.take(Note.duplicateProvider(type));
            return false;
        }
        HostedProvider hosted = new HostedProvider(type, origin, provider, hosting, notes);
        byType.put(type, hosted);
        hosted.start(
                () -> new ProviderContext(
                        hosting.clock().steady(), new ProviderLogger(type), hosted.askAgain(), directories.of(type)),
                () -> drop(hosted));
        observers.forEach(observer -> observer.changed(type));
        return true;
    }

    private void drop(HostedProvider hosted) {
        if (byType.remove(hosted.type(), hosted)) {
            observers.forEach(observer -> observer.changed(hosted.type()));
        }
    }

    /**
     * Takes a provider away. What it plugged stays.
     *
     * @param closed runs on the main loop's thread when the provider's last call came back; never when that hangs
     * @return whether there was one
     */
    public boolean remove(String type, Runnable closed) {
        HostedProvider leaving = byType.remove(type);
        if (leaving == null) {
            return false;
        }
        observers.forEach(observer -> observer.leaving(leaving));
        leaving.close(closed);
        observers.forEach(observer -> observer.changed(type));
        return true;
    }

    /** Without providers there is nothing to plug, and nothing to unplug either. */
    public boolean isEmpty() {
        return byType.isEmpty();
    }

    Optional<HostedProvider> provider(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    @Override
    public Optional<String> origin(String type) {
        return provider(type).map(HostedProvider::origin);
    }

    @Override
    public List<ProviderReport> reports() {
        return byType.values().stream().map(this::report).toList();
    }

    @Override
    public List<String> types() {
        return List.copyOf(byType.keySet());
    }

    @Override
    public void describe(String type, Consumer<String> text, Consumer<String> failure) {
        provider(type)
                .ifPresentOrElse(
                        provider -> provider.describe(result -> {
                            switch (result) {
                                case CallResult.Answered<String>(String answer) -> text.accept(answer);
                                case CallResult.Failed<String>(String reason) ->
                                    failure.accept("provider " + type + ": " + Excerpt.of(reason));
                                case CallResult.NotAsked<String> _ ->
                                    failure.accept("provider " + type + " is not asked for now: it failed too often");
                            }
                        }),
                        () -> failure.accept("there is no provider " + type));
    }

    private ProviderReport report(HostedProvider provider) {
        ProviderCalls.Health health = provider.health();
        OptionalLong until = health.suspendedUntil();
        return new ProviderReport(
                provider.type(),
                provider.origin(),
                until.isPresent() ? Optional.of(hosting.clock().instantOf(until.getAsLong())) : Optional.empty(),
                health.hanging(),
                health.failuresInRow(),
                health.lastFailure(),
                health.calls());
    }

    /** All of them, in the order in which they came. */
    Collection<HostedProvider> all() {
        return Collections.unmodifiableCollection(byType.values());
    }

    /** Gives up calls that take too long. */
    void checkDeadlines(long now) {
        List.copyOf(byType.values()).forEach(provider -> provider.checkDeadline(now));
    }

    /** When a call will have taken too long; empty while nothing is asked. */
    OptionalLong nextDeadline(long now) {
        OptionalLong next = OptionalLong.empty();
        for (HostedProvider provider : byType.values()) {
            OptionalLong due = provider.nextDeadline(now);
            if (due.isPresent() && (next.isEmpty() || due.getAsLong() - next.getAsLong() < 0)) {
                next = due;
            }
        }
        return next;
    }

    /** Tells each provider that the daemon ends, and waits for them, all together no longer than a call may take. */
    @Override
    public void close() {
        long end = hosting.clock().nanoTime() + hosting.callLimit().toNanos();
        byType.values().forEach(provider -> provider.close(() -> {}));
        byType.values()
                .forEach(provider -> provider.awaitEnd(
                        Duration.ofNanos(Math.max(0, end - hosting.clock().nanoTime()))));
        byType.clear();
    }
}
