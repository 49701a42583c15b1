package io.winback.customer.survey;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All survey responses. */
@ApplicationScoped
class SurveyResponses implements PanacheRepositoryBase<SurveyResponse, UUID> {}
