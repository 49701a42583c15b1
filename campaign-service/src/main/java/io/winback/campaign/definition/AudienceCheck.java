package io.winback.campaign.definition;

import io.winback.campaign.audience.AudienceRule;
import io.winback.campaign.audience.InvalidAudience;
import io.winback.chassis.http.InvalidInput;

/** Checks the audience rule of a definition that is saved. */
final class AudienceCheck {

    private AudienceCheck() {}

    /**
     * A rule that is stored already must compile only, so that it can be put back if an earlier release allowed what this one refuses.
     *
     * @param stored the definition that is replaced; null if there is none
     * @throws InvalidInput with the place of each error in the rule
     */
    static void check(CampaignDefinition definition, CampaignDefinition stored) {
        var rule = definition.audience();
        if (rule == null) {
            return;
        }
        try {
            if (isRuleOf(stored, definition)) {
                AudienceRule.of(rule, definition.trigger().type());
            } else {
                AudienceRule.checked(rule, definition.trigger().type());
            }
        } catch (InvalidAudience e) {
            throw InvalidInput.inBody("audience", e.getMessage());
        }
    }

    private static boolean isRuleOf(CampaignDefinition stored, CampaignDefinition definition) {
        return stored != null
                && definition.audience().equals(stored.audience())
                && definition.kind().equals(stored.kind());
    }
}
