package io.ovnchassis.ovsdb.tls;

import java.security.cert.X509Certificate;

/** Where sessions get what they connect with. Every method may be called from any thread. */
public interface TlsSource {
    /** What is in use now. */
    TlsState state();

    TlsOptions options();

    /**
     * Takes a CA certificate that a server has sent, as {@link TlsFiles#bootstrap} asks for: writes the file, and enforces
     * it from then on.
     *
     * @throws TlsFailure when that cannot be done
     */
    void bootstrap(X509Certificate authority) throws TlsFailure;

    /** From now on, {@code listener} is run whenever {@link #state} has something else in use; on any thread. */
    void onChange(Runnable listener);
}
