package io.ovnchassis.vifplug;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What the host gives a provider when it starts.
 *
 * @param clock the time of day when the provider starts, and from then on what passes: it never jumps, so what is between
 *     two of its instants did pass, though somebody may have set the host's clock; may be used on any thread
 * @param logger goes to the daemon's log, under {@code vif_plug_provider}; may be used on any thread
 * @param askAgain how to say that an answer has changed
 * @param stateDirectory a directory of the provider's own, there already and readable by nobody else. It outlives the
 *     daemon, not necessarily the host: what can be learned again need not be kept
 */
public record ProviderContext(InstantSource clock, System.Logger logger, AskAgain askAgain, Path stateDirectory) {}
