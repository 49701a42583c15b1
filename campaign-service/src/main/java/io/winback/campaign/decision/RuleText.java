package io.winback.campaign.decision;

import io.winback.campaign.audience.AudienceRule;
import io.winback.campaign.audience.InvalidAudience;
import io.winback.campaign.definition.CampaignDefinition;

/**
 * References to the audience rule in the texts of refusals. A decision stores the reference; the rule is looked up by campaign
 * and revision when the decision is shown.
 */
final class RuleText {

    private static final String RULE = "{audience}";
    private static final String ERRORS = "{errors}";

    private RuleText() {}

    /** The text with a reference in the place of the rule, or of the errors of a rule that no longer compiles. */
    static String withReference(String text, CandidateCampaign campaign) {
        var rule = campaign.definition().audience();
        if (rule == null || rule.isBlank()) {
            return text;
        }
        return campaign.ruleErrors()
                .map(errors -> replaceEnd(text, errors, ERRORS))
                .orElseGet(() -> replaceEnd(text, rule, RULE));
    }

    static boolean hasReference(String text) {
        return text != null && (text.endsWith(RULE) || text.endsWith(ERRORS));
    }

    /** @param definition of the revision that the decision was made with */
    static String withRule(String text, CampaignDefinition definition) {
        return text.endsWith(RULE)
                ? replaceEnd(text, RULE, definition.audience())
                : replaceEnd(text, ERRORS, errors(definition));
    }

    /** A later version may compile the rule again. */
    private static String errors(CampaignDefinition definition) {
        var kind = definition.kind();
        if (kind.isEmpty()) {
            return "this release does not know the trigger of the campaign";
        }
        try {
            AudienceRule.of(definition.audience(), kind.get());
            return "it compiles again";
        } catch (InvalidAudience e) {
            return e.getMessage();
        }
    }

    private static String replaceEnd(String text, String end, String replacement) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) + replacement : text;
    }
}
