package io.winback.customer.scoring;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** All fitted models. Of two models the one of the later day is later, and of one day the one that was fitted later. */
@ApplicationScoped
class ScoringModels implements PanacheRepositoryBase<ScoringModel, UUID> {

    Optional<ScoringModel> latest() {
        return find("order by asOf desc, modelId desc").firstResultOptional();
    }

    /** The latest model of this day or an earlier one. A model of a later day knows orders that the day does not have. */
    Optional<ScoringModel> latestUntil(LocalDate day) {
        return find("asOf <= ?1 order by asOf desc, modelId desc", day).firstResultOptional();
    }
}
