package io.winback.notification.unsubscribe;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.winback.chassis.audit.ReadsPersonalData;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.Page;
import io.winback.chassis.http.PastInstant;
import io.winback.chassis.http.PrintableLine;
import io.winback.chassis.http.StorableInstant;
import io.winback.chassis.http.StorableLines;
import io.winback.events.Channel;
import io.winback.events.customer.ConsentOrigin;
import io.winback.notification.message.RecallInterrupted;
import io.winback.notification.recipient.ConsentEvidence;
import io.winback.notification.recipient.ConsentHistory;
import io.winback.notification.recipient.Consents;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code /v1/customers/{customerId}/consents}: the channels that a customer allows, and the history of the statements. */
@Path("/v1/customers/{customerId}/consents")
class ConsentResource {

    private static final String EXAMPLE = "{\"EMAIL\": true, \"SMS\": false, \"source\": \"phone call\","
            + " \"wording\": \"May we write to you by e-mail?\", \"at\": \"2026-11-22T03:04:05Z\"}";

    private static final Position NEWEST = new Position(Instant.parse("9999-12-31T00:00:00Z"), 0);

    private final Consents consents;
    private final ConsentHistory history;
    private final ApplyConsent applyConsent;
    private final Clock clock;

    ConsentResource(Consents consents, ConsentHistory history, ApplyConsent applyConsent, Clock clock) {
        this.consents = consents;
        this.history = history;
        this.applyConsent = applyConsent;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @ReadsPersonalData
    @Operation(operationId = "getConsents")
    public Map<Channel, Boolean> get(@PathParam("customerId") @ExternalId String customerId) {
        return consents.ofCustomer(customerId);
    }

    @PUT
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @Operation(operationId = "putConsents")
    public Map<Channel, Boolean> put(
            @PathParam("customerId") @ExternalId String customerId, @NotNull @Valid ConsentRequest statement) {
        var now = clock.instant();
        var evidence = new ConsentEvidence(
                unlessBlank(statement.source()),
                unlessBlank(statement.wording()),
                statement.at() == null ? null : PastInstant.of("at", statement.at(), now));
        try {
            return applyConsent.apply(customerId, statement.granted(), evidence, "api");
        } catch (RecallInterrupted e) {
            throw new ServiceUnavailableException(e.getMessage(), RecallInterrupted.RETRY_AFTER_SECONDS);
        }
    }

    @GET
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @ReadsPersonalData
    @Operation(operationId = "listConsentHistory")
    @Path("/history")
    public Page<StatementView> history(
            @PathParam("customerId") @ExternalId String customerId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        var position = Page.cursor("after", after)
                .map(cursor -> Page.parsed("after", cursor, Position::parse))
                .orElse(NEWEST);
        var found = history.before(customerId, position.at(), position.entryId(), limit + 1);
        return Page.of(found, limit, entry -> entry.at() + " " + entry.entryId())
                .map(StatementView::of);
    }

    private static String unlessBlank(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /**
     * The statement of a customer.
     *
     * @param channels whether each channel is allowed, by its name
     * @param source how the customer stated it; required to grant a withdrawn consent
     * @param wording the words that the customer agreed to; required to grant a withdrawn consent
     * @param at when the customer stated it; required to grant a withdrawn consent, else by default now
     */
    @Schema(additionalProperties = Boolean.class, example = EXAMPLE)
    record ConsentRequest(
            @Schema(hidden = true) @JsonAnySetter Map<String, Object> channels,

            @Size(max = 200) @PrintableLine String source,

            @Size(max = 4_000) @StorableLines String wording,

            Instant at) {

        private static final int LONGEST_VALUE = 40;

        /** @throws InvalidInput with the field that is not a channel, or whose value is not a boolean */
        Map<Channel, Boolean> granted() {
            if (channels == null || channels.isEmpty()) {
                throw InvalidInput.inBody("", "must contain at least one channel of " + channelNames());
            }
            var granted = new EnumMap<Channel, Boolean>(Channel.class);
            channels.forEach((name, value) -> granted.put(channel(name), granted(name, value)));
            return granted;
        }

        private static Channel channel(String name) {
            return Arrays.stream(Channel.values())
                    .filter(channel -> channel.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> InvalidInput.inBody(
                            name,
                            "is not a known field; expected one of %s, source, wording, at".formatted(channelNames())));
        }

        private static String channelNames() {
            return Arrays.stream(Channel.values()).map(Channel::name).collect(Collectors.joining(", "));
        }

        private static boolean granted(String name, Object value) {
            if (value instanceof Boolean granted) {
                return granted;
            }
            throw InvalidInput.inBody(name, "must be true or false, not " + described(value));
        }

        private static String described(Object value) {
            if (value instanceof Map) {
                return "an object";
            }
            if (value instanceof List) {
                return "a list";
            }
            if (value instanceof String text) {
                return text.length() <= LONGEST_VALUE ? '"' + text + '"' : "a longer text";
            }
            return String.valueOf(value);
        }
    }

    /**
     * One statement.
     *
     * @param tookEffect whether the effective consent changed with it
     */
    record StatementView(
            Channel channel,
            boolean granted,
            Instant at,
            ConsentOrigin origin,
            @Nullable String source,
            @Nullable String wording,
            boolean tookEffect) {

        static StatementView of(ConsentHistory.Entry entry) {
            return new StatementView(
                    entry.channel(),
                    entry.granted(),
                    entry.at(),
                    entry.origin(),
                    entry.source(),
                    entry.wording(),
                    entry.tookEffect());
        }
    }

    /** The last entry of a page. */
    private record Position(Instant at, long entryId) {

        static Position parse(String text) {
            var space = text.indexOf(' ');
            return new Position(
                    StorableInstant.parse(text.substring(0, Math.max(0, space))),
                    Long.parseLong(text.substring(space + 1)));
        }
    }
}
