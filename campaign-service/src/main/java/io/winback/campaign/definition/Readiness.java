package io.winback.campaign.definition;

import io.winback.campaign.definition.CampaignDefinition.Step;
import io.winback.campaign.definition.CampaignDefinition.Variant;
import io.winback.campaign.reference.KnownOffer;
import io.winback.campaign.reference.KnownTemplate;
import io.winback.chassis.http.RuleViolation.Field;
import io.winback.events.Channel;
import io.winback.events.notification.TemplatePublished.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static java.util.stream.Collectors.joining;

/** Whether a campaign can send its messages: a finding for each offer or template that is missing or does not fit. */
final class Readiness {

    private final Map<String, KnownOffer> offers;
    private final Map<String, KnownTemplate> templates;
    private final Instant now;
    private final List<Field> findings = new ArrayList<>();

    private Readiness(Map<String, KnownOffer> offers, Map<String, KnownTemplate> templates, Instant now) {
        this.offers = offers;
        this.templates = templates;
        this.now = now;
    }

    /** All findings, in the order of the definition; empty if the campaign is ready. */
    static List<Field> findings(
            CampaignDefinition definition,
            Map<String, KnownOffer> offers,
            Map<String, KnownTemplate> templates,
            Instant now) {
        var readiness = new Readiness(offers, templates, now);
        readiness.checkWindow(definition);
        readiness.checkSchedule(definition);
        var variants = definition.variants();
        for (int v = 0; v < variants.size(); v++) {
            readiness.checkVariant("variants[%d]".formatted(v), variants.get(v), definition.opensAt(now));
        }
        return List.copyOf(readiness.findings);
    }

    private void checkWindow(CampaignDefinition definition) {
        if (definition.isOverAt(now)) {
            find("window.until", "the window ended at " + definition.window().until());
        }
    }

    private void checkSchedule(CampaignDefinition definition) {
        var schedule = definition.trigger().schedule();
        if (schedule != null && schedule.isOverAt(now)) {
            find("trigger.schedule.at", "the time has passed: " + schedule.at());
        }
    }

    private void checkVariant(String path, Variant variant, Instant opensAt) {
        boolean hasOffer = false;
        for (int s = 0; s < variant.steps().size(); s++) {
            var step = variant.steps().get(s);
            var stepPath = "%s.steps[%d]".formatted(path, s);
            hasOffer |= step.offer() != null;
            checkTemplate(stepPath + ".template", step, hasOffer);
            checkOffer(stepPath + ".offer", step.offer(), opensAt);
        }
    }

    private void checkOffer(String path, String offerId, Instant opensAt) {
        if (offerId == null) {
            return;
        }
        var offer = offers.get(offerId);
        if (offer == null) {
            find(path, "there is no offer " + offerId);
        } else if (offer.isOverAt(now)) {
            find(path, "offer %s ended at %s".formatted(offerId, offer.validUntil()));
        } else if (offer.isOverAt(opensAt)) {
            find(
                    path,
                    "offer %s ends at %s, before the campaign begins at %s"
                            .formatted(offerId, offer.validUntil(), opensAt));
        }
        if (offer != null && offer.budgetSpent()) {
            find(path, "the budget of offer %s is spent".formatted(offerId));
        }
    }

    private void checkTemplate(String path, Step step, boolean hasOffer) {
        var template = templates.get(step.template());
        if (template == null) {
            find(path, "there is no template " + step.template());
            return;
        }
        var missing = step.channels().stream()
                .filter(channel -> !covers(template, channel))
                .map(StepChannel::name)
                .collect(joining(", "));
        if (!missing.isEmpty()) {
            find(
                    path,
                    "template %s has no text in the default locale %s for: %s"
                            .formatted(step.template(), template.defaultLocale(), missing));
        }
        if (!hasOffer && !template.textsWithCoupon().isEmpty()) {
            find(
                    path,
                    "template %s shows a coupon (%s), and neither this step nor an earlier one has an offer"
                            .formatted(step.template(), names(template.textsWithCoupon())));
        }
    }

    /** The preferred channel can be any channel, so a text for one channel is enough. */
    private static boolean covers(KnownTemplate template, StepChannel channel) {
        return channel.equals(StepChannel.PREFERRED)
                ? template.coversDefaultLocale()
                : template.coversDefaultLocale(Channel.valueOf(channel.name()));
    }

    private static String names(List<Text> texts) {
        return texts.stream().map(text -> text.channel() + " " + text.locale()).collect(joining(", "));
    }

    private void find(String path, String message) {
        findings.add(new Field(path, message));
    }
}
