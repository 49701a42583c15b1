package io.winback.notification.channel;

/**
 * The permission to hand over one message. Between the claim of a message and its hand-over the lease may end, or the
 * recipient may withdraw the consent, so a messenger asks right before it writes.
 */
public interface Handover {

    /**
     * Called once, right before the first byte of the content is written, after connecting and signing in.
     *
     * @return false if the message must not be written; the attempt then ends as {@link
     *     ProviderResponse.NotHandedOver}
     */
    boolean begin();

    /** Called once, when the whole content is written and only the answer of the provider is missing. */
    void written();

    /**
     * Registers what interrupts the attempt between {@link #begin} and {@link #written} so that the provider discards
     * it, such as closing the connection. It runs at most once, on another thread. Messengers that cannot interrupt
     * register nothing.
     */
    void onCancel(Runnable interruption);
}
