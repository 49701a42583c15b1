package io.winback.notification.routing;

import io.winback.events.Refusal;

/** Whoever was erased while a message to them was on its way gets none. */
final class ForgottenGate implements SendingGate {

    @Override
    public Refusal guards() {
        return Refusal.SUPPRESSED;
    }

    @Override
    public boolean stops(Hop hop) {
        return hop.recipient() == null;
    }
}
