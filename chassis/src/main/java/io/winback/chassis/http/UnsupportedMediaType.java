package io.winback.chassis.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;

/** A body whose media type the operation does not take: 415. */
final class UnsupportedMediaType {

    private static final int LONGEST = 100;

    private UnsupportedMediaType() {}

    /**
     * @param given null without a Content-Type
     * @param expected media types
     */
    static HttpProblem of(String given, String expected) {
        var isMissing = given == null || given.isBlank();
        return HttpProblem.valueOf(
                Response.Status.UNSUPPORTED_MEDIA_TYPE,
                isMissing
                        ? "Content-Type is missing; expected " + expected
                        : "Content-Type must be %s, not %s"
                                .formatted(expected, given.substring(0, Math.min(LONGEST, given.length()))));
    }
}
