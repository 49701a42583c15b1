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
        return HttpProblem.valueOf(
                Response.Status.UNSUPPORTED_MEDIA_TYPE,
                given == null
                        ? "Content-Type is missing; expected " + expected
                        : "Content-Type must be %s, not %s".formatted(expected, shortened(given)));
    }

    /** The detail where the expected media types are not known. */
    static String of(String given) {
        return given == null
                ? "Content-Type is missing"
                : "the resource does not take a body of the Content-Type " + shortened(given);
    }

    private static String shortened(String type) {
        return type.substring(0, Math.min(LONGEST, type.length()));
    }
}
