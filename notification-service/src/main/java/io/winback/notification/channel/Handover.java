package io.winback.notification.channel;

/**
 * The permission to hand over one message. The lease may end, the recipient may withdraw the consent, or sending may be stopped,
 * between the claim of a message and its handover. So a messenger asks immediately before it writes.
 */
public interface Handover {

    /**
     * Called once, immediately before the first byte of the content is written, after connecting and authenticating.
     *
     * @return false if the message must not be written; the attempt then ends as {@link
     *     ProviderResponse.NotHandedOver}
     */
    boolean begin();

    /**
     * Called after {@link #begin}, immediately before the bytes with which the provider has the whole message: the request of a
     * chat message, or the final dot of a mail. The process may have been frozen in between. A messenger that writes all bytes
     * at once after {@link #begin} need not ask.
     *
     * @return false if these bytes must not be written; the attempt then ends as {@link ProviderResponse.NotHandedOver}
     */
    boolean isStillAllowed();

    /** Called once, when the whole content is written, and only the answer of the provider is missing. */
    void written();

    /**
     * Registers the action that interrupts the attempt between {@link #begin} and {@link #written} so that the provider discards
     * it, such as closing the connection. It runs at most once, on another thread. Messengers that cannot interrupt
     * register nothing.
     */
    void onCancel(Runnable interruption);
}
