package io.winback.notification.channel;

import io.winback.events.customer.Contacts;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The kind of address that a channel sends to. Several channels may share one kind. */
public enum AddressKind {
    EMAIL(Contacts::email),
    /** A phone number in E.164. */
    PHONE(Contacts::phone),
    /** The id of a LINE user. */
    LINE(Contacts::chat);

    private final Function<Contacts, String> contact;

    AddressKind(Function<Contacts, String> contact) {
        this.contact = contact;
    }

    /**
     * The address of this kind; a blank address is none.
     *
     * @param contacts null if there are none
     */
    public Optional<String> find(Contacts contacts) {
        return Optional.ofNullable(contacts).map(contact).filter(address -> !address.isBlank());
    }

    /** The same for all spellings of one address: e-mail addresses ignore case, in practice everywhere. */
    public String canonical(String address) {
        return this == EMAIL ? address.toLowerCase(Locale.ROOT) : address;
    }
}
