package io.ovnchassis.ovsdb.wire;

/** Takes what a message carries as JSON text. */
final class JsonPayloads implements Payloads<String> {
    private static final int CHARS_MAX = 8 << 20;

    @Override
    public String params(String method, Cursor in) {
        return in.json(CHARS_MAX);
    }

    @Override
    public String result(Cursor in) {
        return in.json(CHARS_MAX);
    }
}
