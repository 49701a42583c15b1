package io.winback.customer.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.winback.customer.CustomerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The clients of the other services, by name. */
@ApplicationScoped
class PersonalDataClients {

    private final Map<String, PersonalDataClient> services = new LinkedHashMap<>();

    PersonalDataClients(CustomerConfiguration configuration) {
        services.put("campaign-service", at(configuration.privacy().campaignService()));
        services.put("offer-service", at(configuration.privacy().offerService()));
        services.put("notification-service", at(configuration.privacy().notificationService()));
    }

    Set<String> names() {
        return services.keySet();
    }

    /** @throws RuntimeException if the service does not answer with the data */
    JsonNode heldOn(String customerId, String service) {
        return services.get(service).heldOn(customerId);
    }

    private static PersonalDataClient at(String url) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(url))
                .connectTimeout(2, TimeUnit.SECONDS)
                .readTimeout(30, TimeUnit.SECONDS)
                .build(PersonalDataClient.class);
    }
}
