package io.winback.notification.routing;

import io.winback.events.Refusal;

/** An address on the suppression list gets no message, even if its owner was erased and has returned. */
final class SuppressedAddressGate implements SendingGate {

    @Override
    public Refusal refusal() {
        return Refusal.SUPPRESSED;
    }

    @Override
    public boolean stops(CandidateChannel candidate) {
        return candidate.recipient().isSuppressed(candidate.channel());
    }
}
