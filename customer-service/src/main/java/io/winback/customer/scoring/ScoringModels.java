package io.winback.customer.scoring;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** All fitted models. */
@ApplicationScoped
class ScoringModels implements PanacheRepositoryBase<ScoringModel, UUID> {

    Optional<ScoringModel> latest() {
        return find("order by modelId desc").firstResultOptional();
    }
}
