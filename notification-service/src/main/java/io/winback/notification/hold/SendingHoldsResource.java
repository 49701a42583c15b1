package io.winback.notification.hold;

import io.winback.chassis.http.InvalidInput;
import io.winback.events.campaign.SendingHoldChanged;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * {@code /v1/sending-holds}: what must not be sent now. Campaign-service sends each change of the emergency stop here, too, so
 * that the stop does not wait behind queued events.
 */
@Path("/v1/sending-holds")
class SendingHoldsResource {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final ChangeSendingHolds changeSendingHolds;
    private final SendingHolds holds;

    SendingHoldsResource(ChangeSendingHolds changeSendingHolds, SendingHolds holds) {
        this.changeSendingHolds = changeSendingHolds;
        this.holds = holds;
    }

    @GET
    @Operation(operationId = "getSendingHolds")
    public SendingHoldsView get() {
        return new SendingHoldsView(holds.held());
    }

    @PUT
    @Operation(operationId = "putSendingHold")
    public SendingHoldsView put(@NotNull SendingHoldChanged change) {
        if (change.since() == null
                || change.since().isBefore(EARLIEST)
                || change.since().isAfter(LATEST)) {
            throw InvalidInput.inBody(
                    "since", "must be the time of the change, of the years 1 to 9999, but is " + change.since());
        }
        changeSendingHolds.change(List.of(change));
        return get();
    }

    /** @param items what is held, by scope */
    record SendingHoldsView(List<SendingHold> items) {}
}
