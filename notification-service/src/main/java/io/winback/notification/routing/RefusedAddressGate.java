package io.winback.notification.routing;

import io.winback.events.Refusal;

/** An address that somebody asked us not to write to stays so, although they were erased since and came again. */
final class RefusedAddressGate implements SendingGate {

    @Override
    public Refusal guards() {
        return Refusal.SUPPRESSED;
    }

    @Override
    public boolean stops(Hop hop) {
        return hop.recipient().refused().contains(hop.channel());
    }
}
