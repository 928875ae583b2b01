package io.ovnchassis.controller.config;

/**
 * Something in the configuration that cannot be used, as one line for the log.
 *
 * @param severity how loud a person should hear of it, as ovn-controller has it
 * @param message names the key, its value and what to do, or the text that operators know
 */
public record ConfigProblem(Severity severity, String message) {
    /** How loud. */
    public enum Severity {
        INFO,
        WARN,
        ERROR
    }

    static ConfigProblem warning(String message) {
        return new ConfigProblem(Severity.WARN, message);
    }

    static ConfigProblem error(String message) {
        return new ConfigProblem(Severity.ERROR, message);
    }

    /** Whatever an operator wrote may be long: the log gets the beginning of it. */
    static String excerpt(String value) {
        int limit = 100;
        return value.length() <= limit ? value : value.substring(0, limit) + "... (" + value.length() + " characters)";
    }

    static ConfigProblem information(String message) {
        return new ConfigProblem(Severity.INFO, message);
    }
}
