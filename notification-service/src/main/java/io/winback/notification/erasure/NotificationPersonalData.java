package io.winback.notification.erasure;

import io.winback.chassis.erasure.PersonalDataTables;
import io.winback.chassis.erasure.PersonalTable;
import io.winback.notification.message.MessageHistory;
import io.winback.notification.recipient.RecipientColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The personal data of notification-service. An erasure keeps messages under a pseudonym. Recipients and consents are erased by
 * {@link io.winback.notification.recipient.EraseRecipients}, which remembers suppressed addresses.
 */
@ApplicationScoped
class NotificationPersonalData implements PersonalDataTables {

    /** Events of messages are found through their messages, so they come first. */
    private static final List<PersonalTable> TABLES = List.of(
            PersonalTable.read("recipient", "select * from recipient where customer_id = ?")
                    .sealed(RecipientColumns.SEALED),
            PersonalTable.read("consents", "select * from consent where customer_id = ?"),
            PersonalTable.read(
                    "consentHistory",
                    "select channel, granted, at, origin, source, wording, took_effect from consent_history where"
                            + " customer_id = ? order by at desc, entry_id desc"),
            // The response of a provider may name an address.
            PersonalTable.read(
                            "messageEvents",
                            "select message_event.* from message join message_event using (message_id) where"
                                    + " customer_id = ?")
                    .sealed(MessageHistory.SEALED)
                    .delete("update message_event set detail = null"
                            + " where message_id in (select message_id from message where customer_id = ?)"),
            PersonalTable.read("messages", "select * from message where customer_id = ?")
                    .rename("""
                    update message set customer_id = erased.pseudonym,
                        request = jsonb_set(cast(request as jsonb) - 'coupon', '{customerId}', to_jsonb(erased.pseudonym))
                    from (select cast(? as text) as pseudonym) as erased where customer_id = ?"""));

    @Override
    public List<PersonalTable> tables() {
        return TABLES;
    }
}
