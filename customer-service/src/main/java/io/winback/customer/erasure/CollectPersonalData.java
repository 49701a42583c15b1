package io.winback.customer.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import io.winback.chassis.erasure.PersonalDataReader;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.jobs.JobAborted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;

/** Collects the personal data of a customer from all four services. It waits for a service that does not answer. */
@ApplicationScoped
class CollectPersonalData {

    private static final Logger LOG = Logger.getLogger(CollectPersonalData.class);

    private final PersonalDataReader personalDataReader;
    private final PersonalDataClients personalDataClients;
    private final Clock clock;
    private final Duration patience;

    CollectPersonalData(
            PersonalDataReader personalDataReader,
            PersonalDataClients personalDataClients,
            Clock clock,
            CustomerConfiguration configuration) {
        this.personalDataReader = personalDataReader;
        this.personalDataClients = personalDataClients;
        this.clock = clock;
        this.patience = configuration.privacy().patience();
    }

    /** The number of services. */
    long services() {
        return personalDataClients.names().size() + 1L;
    }

    /**
     * The personal data by service, after the customer id and the time.
     *
     * @param progress receives the number of services that are read
     * @throws JobAborted if a service does not answer for too long, or refuses the service key
     */
    Map<String, Object> collect(String customerId, LongConsumer progress) throws JobAborted, InterruptedException {
        var parts = new LinkedHashMap<String, Object>();
        parts.put("customerId", customerId);
        parts.put("exportedAt", clock.instant());
        parts.put("customer-service", personalDataReader.of(customerId));
        long done = 1;
        for (var service : personalDataClients.names()) {
            progress.accept(done++);
            parts.put(service, readWithRetry(customerId, service));
        }
        return parts;
    }

    private JsonNode readWithRetry(String customerId, String service) throws JobAborted, InterruptedException {
        var deadline = clock.instant().plus(patience);
        while (true) {
            try {
                return personalDataClients.heldOn(customerId, service);
            } catch (ServiceKeyRefused e) {
                throw new JobAborted(e.getMessage(), null);
            } catch (RuntimeException e) {
                if (clock.instant().isAfter(deadline)) {
                    throw new JobAborted(service + " does not answer; repeat the export later", null);
                }
                LOG.infof("export waits for %s: %s", service, e.getMessage());
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }
}
