package io.winback.notification.routing;

import io.winback.events.Refusal;

/** Someone known to have died is never contacted again, on any channel. */
final class DeceasedGate implements SendingGate {

    @Override
    public Refusal guards() {
        return Refusal.SUPPRESSED;
    }

    @Override
    public boolean stops(Hop hop) {
        return hop.recipient().deceased();
    }
}
