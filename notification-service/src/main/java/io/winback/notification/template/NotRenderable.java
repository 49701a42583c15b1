package io.winback.notification.template;

import io.winback.events.Refusal;

/** A message cannot be rendered from its template and its values. It affects no other message. */
public final class NotRenderable extends Exception {

    private static final long serialVersionUID = 1;

    private final Refusal reason;

    NotRenderable(Refusal reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** {@code TEMPLATE_MISSING} if there is no text for that channel and locale, else {@code RENDER_ERROR}. */
    public Refusal reason() {
        return reason;
    }
}
