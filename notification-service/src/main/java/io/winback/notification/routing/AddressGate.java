package io.winback.notification.routing;

import io.winback.events.Refusal;

/** There must be somewhere to send it. */
final class AddressGate implements SendingGate {

    @Override
    public Refusal guards() {
        return Refusal.MISSING_ADDRESS;
    }

    @Override
    public boolean stops(Hop hop) {
        return hop.recipient().address(hop.channel()).isEmpty();
    }
}
