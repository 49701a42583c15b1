package io.winback.notification.routing;

import io.winback.events.Refusal;

/** Only those who allowed a channel are written to on it. */
final class ConsentGate implements SendingGate {

    @Override
    public Refusal guards() {
        return Refusal.NO_CONSENT;
    }

    @Override
    public boolean stops(Hop hop) {
        return !hop.recipient().allows(hop.channel());
    }
}
