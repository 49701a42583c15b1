package io.winback.notification.channel.chat;

import io.winback.events.Refusal;
import io.winback.notification.channel.ProviderResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** The meaning of each HTTP status for a message. The recipient is in the body of a push, so no status is about the address. */
final class PushStatus {

    /** The retry key was used before: the provider has the message. */
    private static final int CONFLICT = 409;

    /** Bad request, too large, unprocessable: the provider refuses this content. */
    private static final Set<Integer> BAD_CONTENT = Set.of(400, 413, 422);

    /** The longest {@code Retry-After} that is used. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private static final int DETAIL_CHARACTERS = 300;

    private PushStatus() {}

    /**
     * Any other status concerns every message: our token, URL or rate, or the state of the provider. The channel pauses, and the
     * retry key makes a retry safe.
     */
    static ProviderResponse response(Response response, Instant now) {
        int status = response.getStatus();
        if (response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL || status == CONFLICT) {
            return new ProviderResponse.Accepted();
        }
        var detail = "the chat provider answered %d: %s".formatted(status, body(response));
        return BAD_CONTENT.contains(status)
                ? new ProviderResponse.Refused(Refusal.RENDER_ERROR, detail)
                : new ProviderResponse.Unavailable(
                        detail, retryAfter(response.getHeaderString(HttpHeaders.RETRY_AFTER), now));
    }

    /** @return null if there is no wait, or it cannot be parsed */
    static Duration retryAfter(String header, Instant now) {
        if (header == null) {
            return null;
        }
        var wait = header.strip().matches("\\d{1,9}")
                ? Duration.ofSeconds(Long.parseLong(header.strip()))
                : until(header.strip(), now);
        if (wait == null || wait.isNegative()) {
            return null;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static Duration until(String date, Instant now) {
        try {
            return Duration.between(
                    now,
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String body(Response response) {
        try {
            var body = response.hasEntity() ? response.readEntity(String.class) : "";
            return body.length() > DETAIL_CHARACTERS ? body.substring(0, DETAIL_CHARACTERS) : body;
        } catch (RuntimeException e) {
            return "";
        }
    }
}
