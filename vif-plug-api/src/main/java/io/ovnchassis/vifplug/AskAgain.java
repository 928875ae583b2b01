package io.ovnchassis.vifplug;

/**
 * How a provider says that it would answer otherwise now: a device appeared, was renamed, or went.
 *
 * <p>May be called on any thread at any time, from inside the provider's methods too; never blocks. The provider is asked
 * again soon, on its own thread as always. Asking too often is harmless: it is asked once for any number of calls.
 */
public interface AskAgain {
    /** Ask again about this logical port. A port that nobody wants plugged is passed over. */
    void port(String logicalPort);

    /** Ask again about every logical port that is, or is to be, plugged by this provider. */
    void all();
}
