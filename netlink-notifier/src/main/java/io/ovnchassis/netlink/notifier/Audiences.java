package io.ovnchassis.netlink.notifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who listens to the kinds of one protocol. Changed under its owner's lock; safe to read on any thread. */
final class Audiences {
    private volatile List<Audience<?>> all = List.of();

    List<Audience<?>> all() {
        return all;
    }

    Set<Kind<?>> kinds() {
        return all.stream().map(Audience::kind).collect(Collectors.toUnmodifiableSet());
    }

    List<Registration<?>> registrations() {
        List<Registration<?>> registrations = new ArrayList<>();
        all.forEach(audience -> registrations.addAll(audience.registrations()));
        return registrations;
    }

    /** Those who listen to {@code kind}, if anybody does. */
    <T> Optional<Audience<T>> of(Kind<T> kind) {
        for (Audience<?> audience : all) {
            if (audience.kind().equals(kind)) {
                @SuppressWarnings("unchecked") // a kind is one instance, and has one type
                Audience<T> found = (Audience<T>) audience;
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Adds a listener, and says whether it is the first of its kind. */
    <T> boolean add(Registration<T> registration) {
        Optional<Audience<T>> audience = of(registration.kind());
        Audience<T> grown =
                audience.orElse(new Audience<>(registration.kind(), List.of())).with(registration);
        replace(registration.kind(), Optional.of(grown));
        return audience.isEmpty();
    }

    /** Removes a listener, and says whether it was the last of its kind. */
    <T> boolean remove(Registration<T> registration) {
        Optional<Audience<T>> audience = of(registration.kind()).map(found -> found.without(registration));
        Optional<Audience<T>> rest =
                audience.filter(found -> !found.registrations().isEmpty());
        replace(registration.kind(), rest);
        return audience.isPresent() && rest.isEmpty();
    }

    private <T> void replace(Kind<T> kind, Optional<Audience<T>> audience) {
        List<Audience<?>> changed = new ArrayList<>(all);
        changed.removeIf(other -> other.kind().equals(kind));
        audience.ifPresent(changed::add);
        all = List.copyOf(changed);
    }
}
