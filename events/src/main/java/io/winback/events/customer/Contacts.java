package io.winback.events.customer;

import io.winback.events.Channel;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses of a customer.
 *
 * @param phone in E.164
 * @param chat the id of the customer at the chat provider
 */
public record Contacts(String email, String phone, String chat) {

    /** The channels for which an address is known. */
    public List<Channel> channels() {
        var known = new ArrayList<Channel>();
        add(known, Channel.EMAIL, email);
        add(known, Channel.SMS, phone);
        add(known, Channel.CHAT, chat);
        return List.copyOf(known);
    }

    private static void add(List<Channel> known, Channel channel, String address) {
        if (address != null && !address.isBlank()) {
            known.add(channel);
        }
    }
}
