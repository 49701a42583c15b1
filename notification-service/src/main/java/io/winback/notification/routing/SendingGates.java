package io.winback.notification.routing;

import io.winback.events.Refusal;
import io.winback.notification.NotificationConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** All gates, in the order in which a refusal is named. */
@ApplicationScoped
public class SendingGates {

    private final List<SendingGate> inOrder;

    SendingGates(NotificationConfiguration configuration) {
        inOrder = List.of(
                new ForgottenGate(),
                new DeceasedGate(),
                new OpenComplaintGate(),
                new DeadlineGate(),
                new RefusedAddressGate(),
                new ConsentGate(),
                new AddressGate(),
                new TemplateGate(configuration.locale()));
    }

    /** Why not this way; empty if nothing is against it. */
    public Optional<Refusal> refusal(Hop hop) {
        return inOrder.stream()
                .filter(gate -> gate.stops(hop))
                .map(SendingGate::guards)
                .findFirst();
    }
}
