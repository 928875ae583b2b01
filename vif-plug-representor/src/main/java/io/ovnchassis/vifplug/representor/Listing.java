package io.ovnchassis.vifplug.representor;

import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.vifplug.representor.Selector.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The inventory as a table, for operators. */
final class Listing {
    private static final List<String> HEAD =
            List.of("PORT", "FLAVOUR", "CONTROLLER", "PF", "FUNCTION", "MAC", "NETDEV", "IFINDEX", "SINCE", "NOTES");

    private Listing() {}

    static String of(Directory directory) {
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        directory.all().forEach(port -> rows.add(row(port, directory)));
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < HEAD.size(); column++) {
            int current = column;
            widths.add(rows.stream()
                    .mapToInt(row -> row.get(current).length())
                    .max()
                    .orElse(0));
        }
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(line(row, widths)).append('\n'));
        return text.toString();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(row.get(column))
                    .append(" ".repeat(widths.get(column) + 2 - row.get(column).length()));
        }
        return line.toString().stripTrailing();
    }

    private static List<String> row(Representor port, Directory directory) {
        int index = port.port().attachment().interfaceIndex();
        return List.of(
                port.port().key().toString(),
                port.port().flavour().toString(),
                RepresentorLog.text(port.port().numbers().controller()),
                RepresentorLog.text(port.port().numbers().pf()),
                port.function().map(Function::toString).orElse("-"),
                mac(port, directory),
                port.netdev().orElse("-"),
                index == 0 ? "-" : Integer.toString(index),
                port.since().toString(),
                notes(port, directory));
    }

    private static String mac(Representor port, Directory directory) {
        return (port.isPhysicalFunction() ? directory.address(port) : port.address())
                .map(MacAddress::toString)
                .orElse("-");
    }

    private static String notes(Representor port, Directory directory) {
        List<String> notes = new ArrayList<>();
        notes.add(Objects.toString(port.origin()).toLowerCase(Locale.ROOT));
        if (port.wasRenamed()) {
            notes.add("renamed");
        }
        if (directory.isOrphan(port)) {
            notes.add("orphan");
        }
        return String.join(",", notes);
    }
}
