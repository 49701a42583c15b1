package io.winback.notification.routing;

import io.winback.events.Refusal;

/** The recipient must have an address on the channel. */
final class AddressGate implements SendingGate {

    @Override
    public Refusal refusal() {
        return Refusal.MISSING_ADDRESS;
    }

    @Override
    public boolean stops(CandidateChannel candidate) {
        return candidate.recipient().address(candidate.channel()).isEmpty();
    }
}
