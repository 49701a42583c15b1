package io.winback.customer.erasure;

import io.winback.chassis.erasure.PersonalDataTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables with personal data: how each is read, renamed to a pseudonym, and deleted. */
@ApplicationScoped
class PersonalRows implements PersonalDataTables {

    private static final Map<String, String> HELD = held();

    /**
     * Statements with the pseudonym and the customer id as parameters. Orders, metrics and churn reasons remain; texts and
     * identifying values are deleted.
     */
    static final List<String> WHOSE = List.of(
            """
            insert into customer (customer_id, erased, stage, since, churn_reason, back_after, confidence, episode_id, orders,
                first_order_at, last_order_at, revenue, currency, recency_score, frequency_score, monetary_score, p_alive,
                p_no_order, expected_orders, expected_spend, lifetime_value, tier, as_of, version)
            select ?, true, stage, since, churn_reason, back_after, confidence, episode_id, orders, first_order_at,
                last_order_at, revenue, currency, recency_score, frequency_score, monetary_score, p_alive, p_no_order,
                expected_orders, expected_spend, lifetime_value, tier, as_of, version
            from customer where customer_id = ? on conflict (customer_id) do nothing""",
            "update customer_order set customer_id = ?, order_id = 'erased.' || gen_random_uuid(), coupon_code = null"
                    + " where customer_id = ?",
            "update cancellation set customer_id = ?, comment = null where customer_id = ?",
            "update complaint set customer_id = ?, text = '', order_id = null, resolution = null, evidence = '[]',"
                    + " state = 'RESOLVED', answered_at = coalesce(answered_at, now()), first_answered_at = coalesce(first_answered_at, now()),"
                    + " resolved_at = coalesce(resolved_at, now()) where customer_id = ?",
            "update survey_response set customer_id = ?, comment = null, answers = null where customer_id = ?",
            "update mishap set customer_id = ?, order_id = null, comment = null where customer_id = ?",
            "update interview set customer_id = ?, notes = '' where customer_id = ?",
            "update survey_invitation set customer_id = ?, expires_at = least(expires_at, now()) where customer_id = ?",
            "update loss set customer_id = ? where customer_id = ?",
            "update death_hint set customer_id = ?, source_id = null, evidence = '[]', reason = null,"
                    + " decided_at = coalesce(decided_at, now()),"
                    + " state = case when state = 'OPEN' then 'DISMISSED' else state end where customer_id = ?",
            "update death_revocation set customer_id = ?, reason = '' where customer_id = ?");

    /** Statements with the customer id as parameter, for data without statistical value. */
    static final List<String> FORGOTTEN = List.of(
            "delete from personal_file where customer_id = ?",
            "delete from reason_correction where customer_id = ?",
            "update job set input = null, result = null"
                    + " where kind = 'EXPORT' and input = cast(to_json(cast(? as text)) as text)",
            "delete from customer where customer_id = ?");

    @Override
    public Map<String, String> queries() {
        return HELD;
    }

    private static Map<String, String> held() {
        var held = new LinkedHashMap<String, String>();
        held.put("customer", "select * from customer where customer_id = ?");
        held.put("orders", """
                select order_id, placed_at, placed_on, amount, currency, category, items, coupon_code, promised_by, delivered_at
                from customer_order where customer_id = ? order by placed_at""");
        held.put("cancellations", "select * from cancellation where customer_id = ?");
        held.put("complaints", "select * from complaint where customer_id = ?");
        held.put("surveyResponses", "select * from survey_response where customer_id = ?");
        held.put("surveyInvitations", "select * from survey_invitation where customer_id = ?");
        held.put("interviews", "select * from interview where customer_id = ?");
        held.put("reasonCorrections", "select * from reason_correction where customer_id = ?");
        held.put("mishaps", "select * from mishap where customer_id = ?");
        held.put("deathHints", "select * from death_hint where customer_id = ?");
        held.put("deathRevocations", "select * from death_revocation where customer_id = ?");
        held.put("losses", "select * from loss where customer_id = ?");
        return held;
    }
}
