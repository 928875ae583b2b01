package io.ovnchassis.netlink.notifier;

/**
 * How much a notifier holds.
 *
 * @param queueCapacity changes that wait for listeners, per protocol
 * @param receiveBufferBytes messages that wait in the kernel, per protocol; unused, it costs nothing
 * @param dumpAttempts how often in a row a dump that was interrupted is tried again, before it is put off
 */
public record NotifierSettings(int queueCapacity, int receiveBufferBytes, int dumpAttempts) {
    public static final NotifierSettings DEFAULT = new NotifierSettings(4096, 4 << 20, 3);

    public NotifierSettings {
        if (queueCapacity < 1 || dumpAttempts < 1) {
            throw new IllegalArgumentException(
                    "queueCapacity=" + queueCapacity + " dumpAttempts=" + dumpAttempts + " must be positive");
        }
    }
}
