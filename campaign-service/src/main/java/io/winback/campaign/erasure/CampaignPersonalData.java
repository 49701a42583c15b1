package io.winback.campaign.erasure;

import io.winback.chassis.erasure.PersonalDataTables;
import io.winback.chassis.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The personal data of campaign-service. An erasure keeps decisions and their figures under a pseudonym. */
@ApplicationScoped
class CampaignPersonalData implements PersonalDataTables {

    /** Enrolments are found through their decisions, and coupon uses through their episodes, so these come after them. */
    private static final List<PersonalTable> TABLES = List.of(
            PersonalTable.read(
                            "enrolments",
                            "select * from enrolment where decision_id in (select decision_id from decision where customer_id = ?)")
                    .rename("update enrolment set customer_id = ? where decision_id in"
                            + " (select decision_id from decision where customer_id = ?)"),
            PersonalTable.read("postponedOccasions", "select * from postponed_occasion where customer_id = ?")
                    .delete("delete from postponed_occasion where customer_id = ?"),
            PersonalTable.read("postponedEpisodes", "select * from postponed_episode where customer_id = ?")
                    .delete("delete from postponed_episode where customer_id = ?"),
            PersonalTable.read("profile", "select * from reach_profile where customer_id = ?")
                    .delete("delete from reach_profile where customer_id = ?"),
            PersonalTable.read("decisions", "select * from decision where customer_id = ?")
                    .rename("update decision set customer_id = ? where customer_id = ?"),
            PersonalTable.read(
                            "couponUses",
                            "select * from episode_redemption where episode_id in (select episode_id from episode where customer_id = ?)")
                    .delete("update episode_redemption set order_id = null where episode_id in"
                            + " (select episode_id from episode where customer_id = ?)"),
            PersonalTable.read("episodes", "select * from episode where customer_id = ?")
                    .rename("update episode set customer_id = ?, order_id = null where customer_id = ?"));

    @Override
    public List<PersonalTable> tables() {
        return TABLES;
    }
}
