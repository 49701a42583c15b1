package io.winback.notification.routing;

import io.winback.events.Refusal;
import io.winback.notification.NotificationConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** All gates in order: the first gate that stops a message gives the reason. */
@ApplicationScoped
public class SendingGates {

    private final List<SendingGate> inOrder;

    @Inject
    SendingGates(NotificationConfiguration configuration) {
        this(configuration.locale());
    }

    SendingGates(String defaultLocale) {
        inOrder = List.of(
                new ErasedRecipientGate(),
                new DeceasedGate(),
                new OpenComplaintGate(),
                new DeadlineGate(),
                new SuppressedAddressGate(),
                new ConsentGate(),
                new AddressGate(),
                new TemplateGate(defaultLocale));
    }

    /** The reason of the first gate that stops the message; empty if it passes all gates. */
    public Optional<Refusal> refusal(CandidateChannel candidate) {
        return inOrder.stream()
                .filter(gate -> gate.stops(candidate))
                .map(SendingGate::refusal)
                .findFirst();
    }
}
