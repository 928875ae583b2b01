package io.ovnchassis.controller.cli;

import io.ovnchassis.controller.config.Setting;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Lists what the command line decides, as {@code config/show} has it. */
final class CommandLineSettings {
    private static final Pattern DEFAULT = Pattern.compile("\\(default: (.*)\\)");

    private CommandLineSettings() {}

    /** Every option but those that print something and end, then the database. */
    static List<Setting> of(ParseResult parsed) {
        CommandSpec known = parsed.commandSpec();
        Stream<Setting> options = known.options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .map(option -> setting(option.longestName(), option, parsed.hasMatchedOption(option)));
        Stream<Setting> databases = known.positionalParameters().stream()
                .map(place -> setting(
                        place.paramLabel(), place, !parsed.matchedPositionals().isEmpty()));
        return Stream.concat(options, databases).toList();
    }

    private static Setting setting(String name, ArgSpec argument, boolean given) {
        String whenAbsent = documentedDefault(argument);
        String value = text(argument.getValue());
        return given
                ? new Setting(name, value, "command line", whenAbsent)
                : new Setting(name, value.isEmpty() ? whenAbsent : value, Setting.DEFAULT, whenAbsent);
    }

    /** The text that people are told by {@code --help}. */
    private static String documentedDefault(ArgSpec argument) {
        Matcher matcher = DEFAULT.matcher(String.join(" ", argument.description()));
        if (matcher.find()) {
            return matcher.group(1);
        }
        return argument.type() == boolean.class ? "false" : "";
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Collection<?> several -> several.stream().map(String::valueOf).collect(Collectors.joining(" "));
            case Object one -> one.toString();
        };
    }
}
