package io.winback.notification.routing;

import io.winback.events.Refusal;

/** The template must have a text for the channel in a locale that the recipient can read. */
final class TemplateGate implements SendingGate {

    private final String defaultLocale;

    TemplateGate(String defaultLocale) {
        this.defaultLocale = defaultLocale;
    }

    @Override
    public Refusal refusal() {
        return Refusal.TEMPLATE_MISSING;
    }

    @Override
    public boolean stops(CandidateChannel candidate) {
        return candidate.template() == null
                || !candidate
                        .template()
                        .covers(candidate.channel(), candidate.recipient().locale(), defaultLocale);
    }
}
