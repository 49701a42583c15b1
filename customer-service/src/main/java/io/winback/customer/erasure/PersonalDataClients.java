package io.winback.customer.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The clients of the other services, by name. */
@ApplicationScoped
class PersonalDataClients {

    private final Map<String, PersonalDataClient> services = new LinkedHashMap<>();

    PersonalDataClients(
            @RestClient CampaignDataClient campaigns,
            @RestClient OfferDataClient offers,
            @RestClient NotificationDataClient notifications) {
        services.put("campaign-service", campaigns);
        services.put("offer-service", offers);
        services.put("notification-service", notifications);
    }

    Set<String> names() {
        return services.keySet();
    }

    /** @throws RuntimeException if the service does not answer with the data */
    JsonNode heldOn(String customerId, String service) {
        return services.get(service).heldOn(customerId);
    }
}
