package io.winback.campaign.access;

import java.time.Duration;

/** A sign-in fails: the name or the password is wrong, or there were too many failures. It does not say which name exists. */
class SignInRefused extends RuntimeException {

    private final Duration wait;

    /** @param wait how long sign-ins with this name have to wait; zero if the next may come at once */
    SignInRefused(Duration wait) {
        super(wait.isZero() ? "the name or the password is wrong" : "there were too many failures");
        this.wait = wait;
    }

    boolean hasToWait() {
        return !wait.isZero();
    }

    /** Rounded up. */
    long minutes() {
        return wait.plusSeconds(59).toMinutes();
    }

    long seconds() {
        return wait.toSeconds() + 1;
    }
}
