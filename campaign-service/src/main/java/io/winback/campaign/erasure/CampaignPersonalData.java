package io.winback.campaign.erasure;

import io.winback.chassis.erasure.PersonalDataTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every table of this service that holds data of a customer: how it is read, and how it is pseudonymized. */
@ApplicationScoped
class CampaignPersonalData implements PersonalDataTables {

    /** In the order of pseudonymization: enrolments are found through their episodes, so episodes are last. */
    private static final List<Table> TABLES = List.of(
            new Table(
                    "enrolments",
                    "select * from enrolment where episode_id in (select episode_id from episode where customer_id = ?)",
                    "update enrolment set customer_id = ? where episode_id in"
                            + " (select episode_id from episode where customer_id = ?)"),
            new Table(
                    "decisions",
                    "select * from decision where customer_id = ?",
                    "update decision set customer_id = ? where customer_id = ?"),
            new Table(
                    "episodes",
                    "select * from episode where customer_id = ?",
                    "update episode set customer_id = ?, order_id = null where customer_id = ?"));

    @Override
    public Map<String, String> queries() {
        return TABLES.stream().collect(Collectors.toMap(Table::name, Table::read));
    }

    static List<String> pseudonymizations() {
        return TABLES.stream().map(Table::pseudonymize).toList();
    }

    private record Table(String name, String read, String pseudonymize) {}
}
