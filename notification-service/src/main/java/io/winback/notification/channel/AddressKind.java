package io.winback.notification.channel;

import io.winback.events.customer.Contacts;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The kind of address that a channel sends to. Several channels may share one kind. */
public enum AddressKind {
    /** In practice, no mail server distinguishes upper and lower case. */
    EMAIL(Contacts::email, true),
    /** A phone number in E.164. */
    PHONE(Contacts::phone, false),
    /** The id of a LINE user. */
    LINE(Contacts::chat, false);

    private final Function<Contacts, String> contact;
    private final boolean ignoresCase;

    AddressKind(Function<Contacts, String> contact, boolean ignoresCase) {
        this.contact = contact;
        this.ignoresCase = ignoresCase;
    }

    /**
     * The address of this kind; a blank address counts as absent.
     *
     * @param contacts null if there are none
     */
    public Optional<String> find(Contacts contacts) {
        return Optional.ofNullable(contacts).map(contact).filter(address -> !address.isBlank());
    }

    /** The same for all spellings of one address. */
    public String canonical(String address) {
        return ignoresCase ? address.toLowerCase(Locale.ROOT) : address;
    }
}
