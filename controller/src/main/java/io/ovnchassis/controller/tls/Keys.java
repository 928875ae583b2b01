package io.ovnchassis.controller.tls;

import io.ovnchassis.ovsdb.tls.TlsFiles;
import io.ovnchassis.ovsdb.tls.TlsOptions;
import io.ovnchassis.ovsdb.tls.TlsWatch;

/**
 * The keys and certificates of this process.
 *
 * @param watch keeps up with their files
 * @param commandLine the files that the command line names
 */
public record Keys(TlsWatch watch, TlsFiles commandLine) implements AutoCloseable {
    /** Reads the files that the command line names. */
    public static Keys of(TlsFiles commandLine, TlsOptions options) {
        TlsWatch watch = new TlsWatch(options);
        watch.use(commandLine);
        return new Keys(watch, commandLine);
    }

    /** There are none, but for those in the SSL table. */
    public static Keys none() {
        return of(TlsFiles.NONE, TlsOptions.defaults());
    }

    @Override
    public void close() {
        watch.close();
    }
}
