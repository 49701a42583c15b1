package io.winback.campaign.erasure;

import io.winback.chassis.erasure.PersonalDataTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Every table of ours that holds something on a person. */
@ApplicationScoped
class CampaignPersonalData implements PersonalDataTables {

    @Override
    public Map<String, String> queries() {
        return Map.of(
                "episodes",
                "select * from episode where customer_id = ?",
                "decisions",
                "select * from decision where customer_id = ?",
                "enrolments",
                "select * from enrolment where episode_id in (select episode_id from episode where customer_id = ?)");
    }
}
