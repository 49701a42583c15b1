package io.winback.notification.routing;

import io.winback.events.Refusal;

/** One rule that a channel must pass for a person, asked when it is chosen and again at the moment of sending. */
interface SendingGate {

    /** The no that it guards. */
    Refusal guards();

    boolean stops(Hop hop);
}
