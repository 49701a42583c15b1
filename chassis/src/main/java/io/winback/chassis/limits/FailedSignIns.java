package io.winback.chassis.limits;

import jakarta.enterprise.context.ApplicationScoped;

/** Limits the failed sign-ins that come from a network address, over all replicas. A successful one does not count. */
@ApplicationScoped
public class FailedSignIns {

    private final RateLimits limits;
    private final RateLimitConfiguration configuration;
    private final CallerAddress address;

    FailedSignIns(RateLimits limits, RateLimitConfiguration configuration, CallerAddress address) {
        this.limits = limits;
        this.configuration = configuration;
        this.address = address;
    }

    /**
     * Counts a sign-in of the current request as failed, before its password is checked: many at once do not pass.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem with 429 beyond the limit
     */
    public void count() {
        if (configuration.enabled()) {
            LimitExceeded.check(limits.take(limit(), address.name()));
        }
    }

    /** The counted sign-in did not fail. */
    public void takeBack() {
        if (configuration.enabled()) {
            limits.giveBack(limit(), address.name());
        }
    }

    private RateLimit limit() {
        return new RateLimit("sign-in", configuration.failuresPerAddress());
    }
}
