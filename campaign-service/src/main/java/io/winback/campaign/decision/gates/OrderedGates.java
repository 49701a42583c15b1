package io.winback.campaign.decision.gates;

import io.winback.campaign.audience.KnownCustomers;
import io.winback.campaign.decision.Bucketing;
import io.winback.campaign.decision.Gate;
import io.winback.campaign.decision.Gates;
import io.winback.campaign.episode.Episodes;
import io.winback.campaign.reference.KnownTemplates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The list of gates. The holdout is last, so that it is taken only from customers who would be approached. */
@ApplicationScoped
class OrderedGates implements Gates {

    private final Bucketing bucketing;
    private final Episodes episodes;
    private final KnownCustomers knownCustomers;
    private final KnownTemplates templates;

    OrderedGates(Bucketing bucketing, Episodes episodes, KnownCustomers knownCustomers, KnownTemplates templates) {
        this.bucketing = bucketing;
        this.episodes = episodes;
        this.knownCustomers = knownCustomers;
        this.templates = templates;
    }

    @Override
    public List<Gate> inOrder() {
        var firstMessage = new FirstMessage(bucketing);
        var profiles = new ProfilesOfBatch(knownCustomers::reachOf);
        return List.of(
                new EndedGate(),
                new PausedGate(),
                new DeceasedGate(),
                new AlreadyReturnedGate(episodes::returnedAmong),
                new OpenComplaintGate(),
                new AudienceGate(),
                new NoConsentGate(firstMessage, profiles::of),
                new MissingAddressGate(firstMessage, profiles::of),
                new MissingTemplateGate(firstMessage, profiles::of, templates::all),
                new PriorityGate(),
                new HoldoutGate(bucketing));
    }
}
