package io.winback.notification.routing;

import io.winback.events.Refusal;

/** A recipient with an open complaint gets no promotion, even if it was decided before the complaint. */
final class OpenComplaintGate implements SendingGate {

    @Override
    public Refusal refusal() {
        return Refusal.OPEN_COMPLAINT;
    }

    @Override
    public boolean stops(CandidateChannel candidate) {
        return candidate.recipient().hasOpenComplaint();
    }
}
