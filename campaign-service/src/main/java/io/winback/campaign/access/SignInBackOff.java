package io.winback.campaign.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;

/**
 * How long sign-ins with one name have to wait: after five failures a minute, then two, four and so on, at most an hour. It counts
 * names that no person has as well, so that the answers do not say which names exist. A browser with which the person signed in
 * before, and the account page of the person, have counts of their own.
 */
@Entity
class SignInBackOff {

    private static final int FREE_FAILURES = 5;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Failures that are older are forgotten. */
    static final Duration MEMORY = Duration.ofDays(1);

    @Id
    private String nameHash;

    private int failures;
    private Instant triedAt;
    private Instant blockedUntil;

    protected SignInBackOff() {}

    SignInBackOff(String nameHash, Instant now) {
        this.nameHash = nameHash;
        this.triedAt = now;
    }

    /** How long the next sign-in has to wait; zero if it may come at once. */
    Duration waitAt(Instant now) {
        return blockedUntil != null && now.isBefore(blockedUntil) ? Duration.between(now, blockedUntil) : Duration.ZERO;
    }

    /**
     * Counts a sign-in as failed before its password is checked, so that sign-ins at the same time are counted as well. A success
     * deletes the count.
     *
     * @return how long the sign-in has to wait; zero if it may go on
     */
    Duration begin(Instant now) {
        var wait = waitAt(now);
        if (!wait.isZero()) {
            return wait;
        }
        if (!now.isBefore(triedAt.plus(MEMORY))) {
            failures = 0;
        }
        failures++;
        triedAt = now;
        blockedUntil = failures < FREE_FAILURES ? null : now.plus(waitAfter(failures));
        return Duration.ZERO;
    }

    private static Duration waitAfter(int failures) {
        int doublings = Math.min(failures - FREE_FAILURES, Long.SIZE / 4);
        var wait = SHORTEST.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
