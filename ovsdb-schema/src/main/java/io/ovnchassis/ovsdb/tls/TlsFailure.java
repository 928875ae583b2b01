package io.ovnchassis.ovsdb.tls;

import java.io.IOException;

/** There is no TLS with a server: why, in one sentence that says what to do where that is not obvious. */
public final class TlsFailure extends IOException {
    public TlsFailure(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
