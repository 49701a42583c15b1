package io.winback.notification.template;

import io.winback.events.Refusal;

/** A message cannot be rendered from its template and its values. It affects no other message. */
public final class NotRenderable extends Exception {

    private static final long serialVersionUID = 1;

    private final Refusal reason;
    private final String part;
    private final String problem;

    NotRenderable(Refusal reason, String message) {
        super(message);
        this.reason = reason;
        this.part = "text";
        this.problem = message;
    }

    /**
     * An error in one part of a message.
     *
     * @param part {@code subject}, {@code html} or {@code text}
     */
    NotRenderable(String part, String problem) {
        super(part + ": " + problem);
        this.reason = Refusal.RENDER_ERROR;
        this.part = part;
        this.problem = problem;
    }

    /** The part of the message that has the error: {@code subject}, {@code html} or {@code text}. */
    String part() {
        return part;
    }

    /** The error without its part. */
    String problem() {
        return problem;
    }

    /** {@code TEMPLATE_MISSING} if there is no text for that channel and locale, else {@code RENDER_ERROR}. */
    public Refusal reason() {
        return reason;
    }
}
