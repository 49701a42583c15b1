package io.winback.customer.erasure;

import io.winback.chassis.erasure.PersonalDataTables;
import io.winback.chassis.erasure.PersonalTable;
import io.winback.customer.churn.DeathHint;
import io.winback.customer.complaint.ComplaintState;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.profile.CustomerColumns;
import io.winback.customer.sealing.WordColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

import static java.util.stream.Collectors.joining;

/**
 * The personal data of customer-service. An erasure keeps orders, figures and churn reasons under a pseudonym, and deletes texts and
 * what identifies a person.
 */
@ApplicationScoped
class CustomerPersonalData implements PersonalDataTables {

    /**
     * The row of the pseudonym is inserted first and the row of the customer is deleted last, because other rows refer to both.
     */
    private static final List<PersonalTable> TABLES = List.of(
            PersonalTable.read("customer", "select * from customer where customer_id = ?")
                    .sealed(CustomerColumns.SEALED)
                    .rename("""
                    insert into customer (customer_id, erased, stage, since, churn_reason, back_after, confidence, episode_id,
                        orders, first_order_at, last_order_at, revenue, currency, recency_score, frequency_score,
                        monetary_score, p_alive, p_no_order, expected_orders, expected_spend, lifetime_value, tier, as_of,
                        version)
                    select ?, true, stage, since, churn_reason, back_after, confidence, episode_id, orders, first_order_at,
                        last_order_at, revenue, currency, recency_score, frequency_score, monetary_score, p_alive,
                        p_no_order, expected_orders, expected_spend, lifetime_value, tier, as_of, version
                    from customer where customer_id = ? on conflict (customer_id) do nothing"""),
            PersonalTable.read("orders", """
                            select order_id, placed_at, placed_on, amount, currency, category, items, coupon_code, promised_by,
                                delivered_at, delivery_corrected, status, refunded
                            from customer_order where customer_id = ? order by placed_at""")
                    .rename("update customer_order set customer_id = ?, order_id = 'erased.' || gen_random_uuid(),"
                            + " coupon_code = null where customer_id = ?"),
            PersonalTable.read("cancellations", "select * from cancellation where customer_id = ?")
                    .sealed(WordColumns.CANCELLATION)
                    .rename("update cancellation set customer_id = ?, comment = null where customer_id = ?"),
            PersonalTable.read("complaints", "select * from complaint where customer_id = ?")
                    .sealed(WordColumns.COMPLAINT)
                    .rename("""
                            update complaint set customer_id = ?, text = '', order_id = null, resolution = null,
                                evidence = '[]', state = '%s', answered_at = coalesce(answered_at, now()),
                                first_answered_at = coalesce(first_answered_at, now()),
                                resolved_at = coalesce(resolved_at, now())
                            where customer_id = ?""".formatted(ComplaintState.Transition.ERASE.to())),
            PersonalTable.read("surveyResponses", "select * from survey_response where customer_id = ?")
                    .sealed(WordColumns.SURVEY_RESPONSE)
                    .rename("update survey_response set customer_id = ?, comment = null, answers = null where"
                            + " customer_id = ?"),
            PersonalTable.read("surveyInvitations", "select * from survey_invitation where customer_id = ?")
                    .rename("update survey_invitation set customer_id = ?, expires_at = least(expires_at, now())"
                            + " where customer_id = ?"),
            PersonalTable.read("interviews", "select * from interview where customer_id = ?")
                    .sealed(WordColumns.INTERVIEW)
                    .rename("update interview set customer_id = ?, notes = '' where customer_id = ?"),
            PersonalTable.read("reasonCorrections", "select * from reason_correction where customer_id = ?")
                    .sealed(WordColumns.REASON_CORRECTION)
                    .delete("delete from reason_correction where customer_id = ?"),
            PersonalTable.read("mishaps", "select * from mishap where customer_id = ?")
                    .sealed(WordColumns.ORDER_ISSUE)
                    // The id of a return is derived from the ids of its customer and order.
                    .rename("update mishap set customer_id = ?, mishap_id = gen_random_uuid(), order_id = null,"
                            + " comment = null, awaits_order = false where customer_id = ?"),
            PersonalTable.read("deathHints", "select * from death_hint where customer_id = ?")
                    .sealed(WordColumns.DEATH_HINT)
                    .rename("""
                            update death_hint set customer_id = ?, source_id = null, evidence = '[]', reason = null,
                                decided_at = coalesce(decided_at, now()),
                                state = case when state in (%s) then '%s' else state end
                            where customer_id = ?""".formatted(
                                    literals(DeathHint.Transition.DISMISS.from()), DeathHint.Transition.DISMISS.to())),
            PersonalTable.read("deathRevocations", "select * from death_revocation where customer_id = ?")
                    .sealed(WordColumns.DEATH_REVOCATION)
                    .rename("update death_revocation set customer_id = ?, reason = '' where customer_id = ?"),
            PersonalTable.read("losses", "select * from loss where customer_id = ?")
                    .rename("update loss set customer_id = ?, ended_by = null where customer_id = ?"),
            PersonalTable.read(
                            "timeline",
                            "select kind, entry_id, at, details from timeline_entry where customer_id = ? order by at")
                    .delete("delete from timeline_entry where customer_id = ?"),
            PersonalTable.read("episodeCoupons", "select * from episode_coupon where customer_id = ?")
                    .delete("delete from episode_coupon where customer_id = ?"),
            PersonalTable.read("usedCoupons", "select * from coupon_use where customer_id = ?")
                    .delete("delete from coupon_use where customer_id = ?"),
            PersonalTable.hidden().delete("delete from personal_file where customer_id = ?"),
            PersonalTable.hidden().delete("delete from customer_revenue_change where customer_id = ?"),
            PersonalTable.hidden()
                    .delete("update job set input = null, result = null"
                            + " where kind = '%s' and input = cast(to_json(cast(? as text)) as text)"
                                    .formatted(JobKind.EXPORT)),
            PersonalTable.hidden().delete("delete from customer where customer_id = ?"));

    @Override
    public List<PersonalTable> tables() {
        return TABLES;
    }

    /** The names as SQL literals. These statements bind the customer id only. */
    private static String literals(Set<? extends Enum<?>> names) {
        return names.stream().map(name -> "'" + name.name() + "'").collect(joining(", "));
    }
}
