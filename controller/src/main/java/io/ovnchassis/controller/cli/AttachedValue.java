package io.ovnchassis.controller.cli;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Reads an optional value as getopt_long(3) does: only what is attached is one, as in {@code --pidfile=FILE}; the word
 * after {@code --pidfile} is the database. Made by picocli.
 */
final class AttachedValue implements IParameterPreprocessor {
    private static final String DETACHED = " ";

    @Override
    public boolean preprocess(Stack<String> words, CommandSpec command, ArgSpec argument, Map<String, Object> state) {
        if (argument instanceof OptionSpec option && DETACHED.equals(state.get("separator"))) {
            words.push(option.fallbackValue());
        }
        return false;
    }
}
