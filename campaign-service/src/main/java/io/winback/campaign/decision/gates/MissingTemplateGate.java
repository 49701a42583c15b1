package io.winback.campaign.decision.gates;

import io.winback.campaign.audience.ReachProfile;
import io.winback.campaign.decision.Gate;
import io.winback.campaign.decision.OccasionContext;
import io.winback.campaign.definition.CampaignDefinition.Step;
import io.winback.campaign.reference.KnownTemplate;
import io.winback.events.Refusal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Refuses customers for whom the template of the first message does not exist, or has no text on a channel that reaches them.
 * Before the first template arrives, as during an upgrade, every customer passes: the gates of sending decide.
 */
final class MissingTemplateGate implements Gate {

    private final FirstMessage firstMessage;
    private final Function<Collection<String>, Map<String, ReachProfile>> profiles;
    private final Supplier<Map<String, KnownTemplate>> templates;

    /** @param profiles finds the known ones of these customers, by id */
    MissingTemplateGate(
            FirstMessage firstMessage,
            Function<Collection<String>, Map<String, ReachProfile>> profiles,
            Supplier<Map<String, KnownTemplate>> templates) {
        this.firstMessage = firstMessage;
        this.profiles = profiles;
        this.templates = templates;
    }

    @Override
    public Refusal refusal() {
        return Refusal.TEMPLATE_MISSING;
    }

    @Override
    public Check prepare(List<OccasionContext> batch, Instant now) {
        var known = KnownReach.of(batch, profiles);
        var published = templates.get();
        return question -> known.of(question.context())
                .flatMap(customer -> firstMessage.step(question).flatMap(step -> objection(step, customer, published)));
    }

    /** A template that is not published yet, as during an upgrade, counts as sendable: the gates of sending decide. */
    static Optional<String> objection(Step step, ReachProfile customer, Map<String, KnownTemplate> published) {
        var template = published.get(step.template());
        return template == null ? Optional.empty() : objection(step, customer, template);
    }

    /** A customer whom no channel reaches is refused for that reason. */
    private static Optional<String> objection(Step step, ReachProfile customer, KnownTemplate template) {
        return FirstMessage.reaching(step, customer).isEmpty()
                        || FirstMessage.channel(step, customer, template).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "template %s has no text for the channels that reach the customer".formatted(step.template()));
    }
}
