package io.winback.chassis.sealing;

import java.time.Duration;
import java.time.Instant;

/**
 * One pass of the background step over a table.
 *
 * @param keys the keys with which it seals
 * @param position the id of the last row that it read; empty at the beginning
 * @param unread about how many rows it has not read yet
 * @param missed how many rows it could not seal
 * @param finishedAt null while it runs
 */
record SealingPass(String keys, String position, long unread, long missed, Instant finishedAt) {

    /** How soon a pass is repeated that has missed rows. */
    private static final Duration REPEAT = Duration.ofMinutes(1);

    static SealingPass begin(String keys, long rows) {
        return new SealingPass(keys, "", rows, 0, null);
    }

    /** The id of the key for values. */
    static String valueKey(String keys) {
        return keys.split("/")[0];
    }

    boolean isFinished() {
        return finishedAt != null;
    }

    boolean isDue(Duration every, Instant now) {
        return !now.isBefore(finishedAt.plus(missed > 0 ? REPEAT : every));
    }

    SealingPass after(String lastId, int read, int more) {
        return new SealingPass(keys, lastId, Math.max(0, unread - read), missed + more, null);
    }

    SealingPass finish(Instant now) {
        return new SealingPass(keys, "", 0, missed, now);
    }

    long left() {
        return unread + missed;
    }
}
