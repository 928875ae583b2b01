package io.ovnchassis.vifplug.testkit;

import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.PluggedInterface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests that nobody sends in earnest: what comes from the northbound database can be anything. */
final class HostileRequests {
    private static final List<String> NAMES = List.of(
            "", " ", "x".repeat(100_000), "../../etc/passwd", "a\0b", "line\nbreak", "😀".repeat(20), "%s%n", "\ud800");

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "-1",
            "3x",
            "0x10",
            "99999999999999999999",
            "NaN",
            "null",
            "../..",
            "😀",
            "a;b=c",
            "v".repeat(100_000));

    private HostileRequests() {}

    /** Each request as it is with another name, and with each of its options spoiled or left out. */
    static List<PlugRequest> of(List<PlugRequest> sensible) {
        List<PlugRequest> hostile = new ArrayList<>();
        for (PlugRequest request : sensible) {
            NAMES.forEach(name -> hostile.add(new PlugRequest(name, request.options(), Optional.empty())));
            hostile.add(new PlugRequest(request.logicalPort(), Map.of(), Optional.empty()));
            hostile.add(new PlugRequest(
                    request.logicalPort(),
                    request.options(),
                    Optional.of(new PluggedInterface("", "no such type", Map.of("", "")))));
            request.options().keySet().forEach(key -> hostile.addAll(spoiled(request, key)));
        }
        return hostile;
    }

    private static List<PlugRequest> spoiled(PlugRequest request, String key) {
        List<PlugRequest> spoiled = new ArrayList<>();
        for (String value : VALUES) {
            Map<String, String> options = new HashMap<>(request.options());
            options.put(key, value);
            spoiled.add(new PlugRequest(request.logicalPort(), options, Optional.empty()));
        }
        Map<String, String> without = new HashMap<>(request.options());
        without.remove(key);
        spoiled.add(new PlugRequest(request.logicalPort(), without, Optional.empty()));
        return spoiled;
    }
}
