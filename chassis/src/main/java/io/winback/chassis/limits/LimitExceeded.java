package io.winback.chassis.limits;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** The answer to a request beyond a limit: 429 with {@code Retry-After}. */
final class LimitExceeded {

    private static final int TOO_MANY = 429;

    private LimitExceeded() {}

    /** @throws HttpProblem if the request was not allowed */
    static void check(RateLimitState state) {
        if (!state.isAllowed()) {
            throw problem(
                    "too many requests; at most %d a minute are allowed"
                            .formatted(state.limit().requests()),
                    state.retryAfter().toSeconds() + 1);
        }
    }

    /** @param retryAfter in seconds */
    static HttpProblem problem(String detail, long retryAfter) {
        return HttpProblem.builder()
                .withStatus(TOO_MANY)
                .withTitle("Too Many Requests")
                .withDetail(detail)
                .withHeader("Retry-After", retryAfter)
                .build();
    }
}
