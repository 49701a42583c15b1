package io.winback.notification.channel.email;

import io.winback.events.Channel;
import io.winback.notification.ProviderStandIn;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The mail server of the tests: its faults, and the bytes that it received. */
final class MailServerStandIn {

    private MailServerStandIn() {}

    /** Replaces the previous fault. */
    static void fail(Map<String, Object> fault) {
        ProviderStandIn.fail(Channel.EMAIL, fault);
    }

    static void work() {
        ProviderStandIn.work(Channel.EMAIL);
    }

    /** The contents of all mails to an address, as they were received. */
    static List<byte[]> mails(String to) {
        return received(to).stream()
                .map(mail -> Base64.getDecoder().decode((String) mail.get("rawBase64")))
                .toList();
    }

    static List<Map<String, Object>> received(String to) {
        return ProviderStandIn.received(Channel.EMAIL, to).getList("items");
    }
}
