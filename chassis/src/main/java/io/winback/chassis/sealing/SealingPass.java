package io.winback.chassis.sealing;

import java.time.Duration;
import java.time.Instant;

/**
 * One pass of the background step over a table.
 *
 * @param keys the keys with which it seals
 * @param keysSince when a pass with these keys first began
 * @param beganAt null for a pass of an earlier release
 * @param position the id of the last row that it read; empty at the beginning
 * @param unread about how many rows it has not read yet; after its end, how many rows the next pass must read
 * @param missed how many rows it could not seal
 * @param unreadable how many of these cannot be opened; the other ones were locked
 * @param finishedAt null while it runs
 */
record SealingPass(
        String keys,
        Instant keysSince,
        Instant beganAt,
        String position,
        long unread,
        long missed,
        long unreadable,
        Instant finishedAt) {

    /** How soon a pass is repeated that has missed locked rows. */
    private static final Duration REPEAT = Duration.ofMinutes(1);

    /** After this time all replicas use the new keys. Before it, a replica may store a row of the old keys behind the position. */
    static final Duration ALL_USE_NEW_KEYS = Duration.ofMinutes(10);

    /** The first pass with new keys. */
    static SealingPass first(String keys, Instant now, long rows) {
        return new SealingPass(keys, now, now, "", rows, 0, 0, null);
    }

    SealingPass next(Instant now, long rows) {
        return new SealingPass(keys, keysSince, now, "", rows, 0, 0, null);
    }

    /** The id of the key for values. */
    static String valueKey(String keys) {
        return keys.split("/")[0];
    }

    boolean isFinished() {
        return finishedAt != null;
    }

    boolean isDue(Duration every, Instant now) {
        if (missed > unreadable) {
            return !now.isBefore(finishedAt.plus(REPEAT));
        }
        return !now.isBefore(finishedAt.plus(every))
                || !findsAllOldRows() && !now.isBefore(keysSince.plus(ALL_USE_NEW_KEYS));
    }

    /** Whether it began when no replica used the old keys any more. */
    boolean findsAllOldRows() {
        return beganAt != null && !beganAt.isBefore(keysSince.plus(ALL_USE_NEW_KEYS));
    }

    /**
     * After some more rows.
     *
     * @param locked how many of them were locked
     * @param unopened how many of them could not be opened
     */
    SealingPass after(String lastId, int read, int locked, int unopened) {
        return new SealingPass(
                keys,
                keysSince,
                beganAt,
                lastId,
                Math.max(0, unread - read),
                missed + locked + unopened,
                unreadable + unopened,
                null);
    }

    /** @param rows about how many rows the table has */
    SealingPass finish(Instant now, long rows) {
        long left = findsAllOldRows() ? 0 : Math.max(1, rows);
        return new SealingPass(keys, keysSince, beganAt, "", left, missed, unreadable, now);
    }
}
