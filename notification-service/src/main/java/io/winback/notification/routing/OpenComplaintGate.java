package io.winback.notification.routing;

import io.winback.events.Refusal;

/** Whoever waits for us to put something right is not sent a promotion, whatever was decided before they complained. */
final class OpenComplaintGate implements SendingGate {

    @Override
    public Refusal guards() {
        return Refusal.OPEN_COMPLAINT;
    }

    @Override
    public boolean stops(Hop hop) {
        return hop.recipient().complains();
    }
}
