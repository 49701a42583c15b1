package io.winback.notification.routing;

import io.winback.events.Refusal;

/** The recipient must allow the channel. */
final class ConsentGate implements SendingGate {

    @Override
    public Refusal refusal() {
        return Refusal.NO_CONSENT;
    }

    @Override
    public boolean stops(CandidateChannel candidate) {
        return !candidate.recipient().allows(candidate.channel());
    }
}
