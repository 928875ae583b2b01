package io.ovnchassis.controller.vlog;

/** Each record is an object, for shippers that would rather not take lines apart. */
record JsonLayout() implements Layout {
    private static final LogTime TIME = LogTime.utc("%Y-%m-%dT%H:%M:%S.###Z");

    @Override
    public String text() {
        return JSON;
    }

    @Override
    public void print(LogRecord log, LogOrigin origin, StringBuilder to) {
        to.append("{\"time\":\"");
        TIME.print(log.time(), to);
        to.append("\",\"serial\":").append(log.serial());
        field("program", origin.program(), to);
        field("module", log.module(), to);
        if (!log.subprogram().isEmpty()) {
            field("thread", log.subprogram(), to);
        }
        field("level", log.severity().name(), to);
        StringBuilder message = new StringBuilder();
        // Its quotes first: what is printed in the place of control characters has backslashes of its own.
        PlainText.appendMessage(quoted(log.message()), message);
        to.append(",\"message\":\"").append(message).append("\"}");
    }

    private static void field(String name, String value, StringBuilder to) {
        to.append(",\"").append(name).append("\":\"");
        PlainText.append(quoted(value), to);
        to.append('"');
    }

    private static String quoted(String raw) {
        return raw.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
