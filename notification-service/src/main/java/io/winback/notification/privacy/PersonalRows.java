package io.winback.notification.privacy;

import io.winback.chassis.erasure.PersonalDataTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Every table of ours that holds something on a person. */
@ApplicationScoped
class PersonalRows implements PersonalDataTables {

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
