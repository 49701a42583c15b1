package io.winback.notification.routing;

import io.winback.events.Refusal;

/** What is not true any more, as a coupon that ran out, is not said. */
final class DeadlineGate implements SendingGate {

    @Override
    public Refusal guards() {
        return Refusal.TOO_LATE;
    }

    @Override
    public boolean stops(Hop hop) {
        return hop.notAfter() != null && !hop.now().isBefore(hop.notAfter());
    }
}
