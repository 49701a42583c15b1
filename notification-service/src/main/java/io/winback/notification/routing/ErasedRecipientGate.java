package io.winback.notification.routing;

import io.winback.events.Refusal;

/** A recipient who was erased after the message was queued does not get it. */
final class ErasedRecipientGate implements SendingGate {

    @Override
    public Refusal refusal() {
        return Refusal.SUPPRESSED;
    }

    @Override
    public boolean stops(CandidateChannel candidate) {
        return candidate.recipient() == null;
    }
}
