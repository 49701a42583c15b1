package io.winback.notification.routing;

import io.winback.events.Refusal;

/** A message is not sent after its deadline, such as the expiry of its coupon. */
final class DeadlineGate implements SendingGate {

    @Override
    public Refusal refusal() {
        return Refusal.TOO_LATE;
    }

    @Override
    public boolean stops(CandidateChannel candidate) {
        return candidate.notAfter() != null && !candidate.now().isBefore(candidate.notAfter());
    }
}
