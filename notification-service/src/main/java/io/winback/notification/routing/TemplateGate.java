package io.winback.notification.routing;

import io.winback.events.Refusal;

/** There must be something to say on that channel, in a language. */
final class TemplateGate implements SendingGate {

    private final String usualLocale;

    TemplateGate(String usualLocale) {
        this.usualLocale = usualLocale;
    }

    @Override
    public Refusal guards() {
        return Refusal.TEMPLATE_MISSING;
    }

    @Override
    public boolean stops(Hop hop) {
        return hop.template() == null
                || !hop.template().speaks(hop.channel(), hop.recipient().locale(), usualLocale);
    }
}
