package io.winback.campaign.definition;

import io.winback.campaign.definition.CampaignDefinition.Step;
import io.winback.campaign.reference.KnownOffers;
import io.winback.campaign.reference.KnownTemplates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;

/** Checks that a campaign can send its messages, before it is activated. */
@ApplicationScoped
class CheckReadiness {

    private final KnownOffers offers;
    private final KnownTemplates templates;

    CheckReadiness(KnownOffers offers, KnownTemplates templates) {
        this.offers = offers;
        this.templates = templates;
    }

    /** @throws NotReady with every finding */
    void check(CampaignDefinition definition, Instant now) {
        var offerIds = definition.variants().stream()
                .flatMap(variant -> variant.steps().stream())
                .map(Step::offer)
                .filter(Objects::nonNull)
                .toList();
        var findings = Readiness.findings(definition, offers.named(offerIds), templates.all(), now);
        if (!findings.isEmpty()) {
            throw new NotReady(findings);
        }
    }
}
