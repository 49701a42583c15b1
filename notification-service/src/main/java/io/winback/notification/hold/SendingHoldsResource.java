package io.winback.notification.hold;

import io.winback.chassis.http.InvalidInput;
import io.winback.events.campaign.SendingHoldChanged;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * {@code /v1/sending-holds}: what must not be sent now. Campaign-service sends each change of the emergency stop here, too, so
 * that the stop does not wait behind queued events.
 */
@Path("/v1/sending-holds")
class SendingHoldsResource {

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
        if (change.since() == null) {
            throw InvalidInput.inBody("since", "must be the time of the change");
        }
        changeSendingHolds.change(List.of(change));
        return get();
    }

    /** @param items what is held, by scope */
    record SendingHoldsView(List<SendingHold> items) {}
}
