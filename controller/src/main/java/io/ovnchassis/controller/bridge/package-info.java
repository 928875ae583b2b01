/**
 * The integration bridge. Reads Bridge and the configured name; writes nothing yet: whoever installs Open vSwitch
 * creates the bridge. A missing bridge is said once, rate-limited, and nothing is bound or plugged until it is there.
 */
@NullMarked
package io.ovnchassis.controller.bridge;

import org.jspecify.annotations.NullMarked;
