package io.winback.campaign.definition;

import io.winback.campaign.reference.KnownOffers;
import io.winback.campaign.reference.KnownTemplates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

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
        var findings = Readiness.findings(definition, offers.named(definition.offers()), templates.all(), now);
        if (!findings.isEmpty()) {
            throw new NotReady(findings);
        }
    }
}
