package io.winback.notification.erasure;

import io.winback.chassis.erasure.PersonalDataTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Every table of this service that holds data of a customer. */
@ApplicationScoped
class NotificationDataTables implements PersonalDataTables {

    @Override
    public Map<String, String> queries() {
        return Map.of(
                "recipient",
                "select * from recipient where customer_id = ?",
                "consents",
                "select * from consent where customer_id = ?",
                "consentHistory",
                "select channel, granted, at, origin, source, wording, took_effect from consent_history where customer_id = ?"
                        + " order by at desc, entry_id desc",
                "messages",
                "select * from message where customer_id = ?",
                "messageEvents",
                "select message_event.* from message join message_event using (message_id) where customer_id = ?");
    }
}
