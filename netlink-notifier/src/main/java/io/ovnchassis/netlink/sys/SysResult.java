package io.ovnchassis.netlink.sys;

import io.ovnchassis.netlink.wire.Errno;

/**
 * What a system call returned.
 *
 * @param value its result; negative when it failed
 * @param errno why it failed; of no meaning when it did not
 */
record SysResult(long value, int errno) {
    boolean failed() {
        return value < 0;
    }

    boolean failedWith(Errno candidate) {
        return failed() && errno == candidate.number();
    }
}
