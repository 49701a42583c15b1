package io.winback.customer.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The clients of the other services, by name. */
@ApplicationScoped
class PersonalDataClients {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

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

    /**
     * @throws ServiceKeyRefused if the service does not accept the key of this service; a repetition does not help
     * @throws RuntimeException if the service does not answer with the data
     */
    JsonNode heldOn(String customerId, String service) {
        try {
            return services.get(service).heldOn(customerId);
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status == UNAUTHORIZED || status == FORBIDDEN) {
                throw new ServiceKeyRefused(service);
            }
            throw e;
        }
    }
}
