package io.winback.notification.hold;

import io.winback.chassis.audit.AuditSubject;
import io.winback.chassis.http.InvalidInput;
import io.winback.events.campaign.SendingHoldChanged;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SERVICE;

/**
 * {@code /v1/sending-holds}: what must not be sent now. Campaign-service sends each change of the emergency stop here, too, so
 * that the stop does not wait behind queued events. Other callers use {@code /v1/emergency-stop} of campaign-service.
 */
@Path("/v1/sending-holds")
class SendingHoldsResource {

    /** How far the clock of campaign-service may be ahead of the clock of this service. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final ChangeSendingHolds changeSendingHolds;
    private final SendingHolds holds;
    private final Clock clock;
    private final AuditSubject auditSubject;

    SendingHoldsResource(
            ChangeSendingHolds changeSendingHolds, SendingHolds holds, Clock clock, AuditSubject auditSubject) {
        this.auditSubject = auditSubject;
        this.changeSendingHolds = changeSendingHolds;
        this.holds = holds;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({OPERATOR, ADMIN, SERVICE})
    @Operation(operationId = "getSendingHolds")
    public SendingHoldsView get() {
        return new SendingHoldsView(holds.held());
    }

    @PUT
    @RolesAllowed(SERVICE)
    @Operation(operationId = "putSendingHold")
    public SendingHoldsView put(@NotNull SendingHoldChanged change) {
        auditSubject.set("emergency-stop");
        if (change.campaignId() != null || change.endedRevision() != null) {
            throw InvalidInput.inBody(
                    change.campaignId() != null ? "campaignId" : "endedRevision",
                    "must be absent: the messages of one campaign are held while it is paused; pause or activate it");
        }
        checkVersion(change.version());
        if (change.since() == null
                || change.since().isBefore(EARLIEST)
                || change.since().isAfter(LATEST)) {
            throw InvalidInput.inBody(
                    "since", "must be the time of the change, of the years 1 to 9999, but is " + change.since());
        }
        changeSendingHolds.change(List.of(change));
        return get();
    }

    /** After a version far in the future no later change has an effect, so the stop could not be ended. */
    private void checkVersion(long version) {
        long latest = clock.instant().plus(CLOCK_DIFFERENCE).toEpochMilli();
        if (version < 1 || version > latest) {
            throw InvalidInput.inBody(
                    "version",
                    "must be the time of the change in milliseconds since 1970, which is 1 to %d now, not %d"
                            .formatted(latest, version));
        }
    }

    /** @param items what is held, by scope */
    record SendingHoldsView(List<SendingHold> items) {}
}
