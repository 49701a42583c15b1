package io.winback.campaign.definition;

import io.winback.campaign.definition.CampaignDefinition.Step;
import io.winback.campaign.definition.CampaignDefinition.Variant;
import io.winback.campaign.definition.CampaignDefinition.Window;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.IsoDurations;
import io.winback.chassis.http.StorableInstant;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/** Checks the fields of a definition that is saved, except for its audience. */
final class DefinitionCheck {

    private DefinitionCheck() {}

    /**
     * A window and channels that are stored already are not checked, so that they can be put back if an earlier release allowed what
     * this one refuses.
     *
     * @param stored the definition that is replaced; null if there is none
     * @throws InvalidInput if a field is not supported, or does not fit the others
     */
    static void check(CampaignDefinition definition, CampaignDefinition stored) {
        Schedule.check(definition.trigger().type(), definition.trigger().schedule());
        refuseUnsupported("frequencyCap", definition.frequencyCap());
        refuseUnsupported("budget", definition.budget());
        if (definition.window() != null
                && (stored == null || !definition.window().equals(stored.window()))) {
            checkWindow(definition.window());
        }
        checkPositive("goal.within", definition.goal().within());
        checkVariants(definition.variants());
        if (stored == null || !definition.variants().equals(stored.variants())) {
            checkChannels(definition.variants());
        }
    }

    private static void checkWindow(Window window) {
        StorableInstant.check("window.from", window.from());
        StorableInstant.check("window.until", window.until());
    }

    private static void checkVariants(List<Variant> variants) {
        var names = new HashSet<String>();
        for (int v = 0; v < variants.size(); v++) {
            if (!names.add(variants.get(v).name())) {
                throw InvalidInput.inBody(
                        "variants[%d].name".formatted(v), "must differ from the name of every other variant");
            }
            checkSteps("variants[%d].steps".formatted(v), variants.get(v).steps());
        }
    }

    private static void checkSteps(String field, List<Step> steps) {
        for (int s = 1; s < steps.size(); s++) {
            if (steps.get(s).offer() != null) {
                throw InvalidInput.inBody(
                        "%s[%d].offer".formatted(field, s), "must be in the first step: a journey has one coupon");
            }
            if (steps.get(s).after() == null) {
                throw InvalidInput.inBody(
                        "%s[%d].after".formatted(field, s), "is required in every step but the first");
            }
            checkPositive("%s[%d].after".formatted(field, s), steps.get(s).after());
        }
        if (!steps.isEmpty() && steps.get(0).after() != null) {
            throw InvalidInput.inBody(field + "[0].after", "must be absent: the first step is immediate");
        }
    }

    private static void checkChannels(List<Variant> variants) {
        for (int v = 0; v < variants.size(); v++) {
            var steps = variants.get(v).steps();
            for (int s = 0; s < steps.size(); s++) {
                checkDifferent(
                        "variants[%d].steps[%d].channels".formatted(v, s),
                        steps.get(s).channels());
            }
        }
    }

    private static void checkDifferent(String field, List<StepChannel> channels) {
        for (int c = 0; c < channels.size(); c++) {
            if (channels.indexOf(channels.get(c)) < c) {
                throw InvalidInput.inBody(
                        "%s[%d]".formatted(field, c),
                        "must differ from every other channel of the step, but %s is listed twice"
                                .formatted(channels.get(c).name()));
            }
        }
    }

    private static void refuseUnsupported(String field, Object value) {
        if (value != null) {
            throw InvalidInput.inBody(field, CampaignDefinition.NOT_SUPPORTED_YET);
        }
    }

    private static void checkPositive(String field, Duration duration) {
        if (duration.isNegative() || duration.isZero() || duration.toDays() > 3_660) {
            throw InvalidInput.inBody(
                    field, "must be positive and at most ten years, not " + IsoDurations.text(duration));
        }
    }
}
