package io.winback.notification.routing;

import io.winback.events.Refusal;

/** A rule that a channel must pass for a recipient. It is checked when the channel is selected and again before sending. */
interface SendingGate {

    /** The reason that this gate gives when it stops a message. */
    Refusal refusal();

    boolean stops(CandidateChannel candidate);
}
