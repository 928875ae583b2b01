package io.ovnchassis.ovsdb.generator;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** The Java names of what a schema names. A name that Java or the row types have taken gets a trailing underscore. */
final class Names {
    /** What {@code Object}, {@code Row} and {@code RowBuilder} call their methods, and the row class its factory. */
    private static final Set<String> TAKEN_METHODS = Set.of(
            "clone",
            "equals",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "toString",
            "wait",
            "builder",
            "definition",
            "differences",
            "ref",
            "self",
            "applyDifference",
            "assign",
            "assigned",
            "build",
            "copy",
            "read");

    private static final Pattern CAPITALS = Pattern.compile("([A-Z])([A-Z0-9]+)");

    private Names() {}

    /** {@code DHCP_Options} gives {@code DhcpOptions}, {@code Open_vSwitch} gives {@code OpenVSwitch}. */
    static String type(String name) {
        StringBuilder type = new StringBuilder();
        for (String word : name.split("_", -1)) {
            String calm = CAPITALS.matcher(word)
                    .replaceAll(run -> run.group(1) + run.group(2).toLowerCase(Locale.ROOT));
            type.append(capitalized(calm));
        }
        return type.toString();
    }

    /** {@code logical_port} gives {@code logicalPort}; the name of a field, a getter and a setter. */
    static String method(String name) {
        String type = type(name);
        String method = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
        return SourceVersion.isKeyword(method) || TAKEN_METHODS.contains(method) ? method + "_" : method;
    }

    /** {@code logical_port} gives {@code LOGICAL_PORT}; {@code TABLE} is the table itself. */
    static String column(String name) {
        String constant = name.toUpperCase(Locale.ROOT);
        return constant.equals("TABLE") ? constant + "_" : constant;
    }

    /** {@code native-tagged} gives {@code NATIVE_TAGGED}; {@code UNRECOGNIZED} is what no schema lists. */
    static String choice(String value) {
        String constant = value.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        if (constant.isEmpty() || Character.isDigit(constant.charAt(0))) {
            constant = "_" + constant;
        }
        return constant.equals("UNRECOGNIZED") || SourceVersion.isKeyword(constant) ? constant + "_" : constant;
    }

    private static String capitalized(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
