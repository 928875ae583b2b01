package io.ovnchassis.controller.vlog;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.filter.AbstractFilter;
import org.jspecify.annotations.Nullable;

/**
 * Answers the question of a {@link RateLimitedLog} whether its module is limited at all, which it asks in the guise of a
 * level with the marker {@link RateLimitedLog#LIMITED}. That is the one way there is from a logger to this room that is
 * not static.
 */
final class RateLimitFilter extends AbstractFilter {
    private final LogLevels levels;

    RateLimitFilter(LogLevels levels) {
        this.levels = levels;
    }

    /** What {@link org.slf4j.Logger#isErrorEnabled(org.slf4j.Marker)} comes to: a message that there is none of. */
    @Override
    public Result filter(
            Logger logger,
            @Nullable Level level,
            @Nullable Marker marker,
            @Nullable String message,
            @Nullable Object... arguments) {
        if (marker == null || !marker.getName().equals(RateLimitedLog.LIMITED)) {
            return Result.NEUTRAL;
        }
        return levels.isRateLimited(VlogAppender.module(logger.getName())) ? Result.ACCEPT : Result.DENY;
    }
}
