package io.winback.notification.routing;

import io.winback.events.Refusal;

/** A recipient recorded as deceased gets no message on any channel. */
final class DeceasedGate implements SendingGate {

    @Override
    public Refusal refusal() {
        return Refusal.SUPPRESSED;
    }

    @Override
    public boolean stops(CandidateChannel candidate) {
        return candidate.recipient().deceased();
    }
}
