package io.winback.customer.exchange;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Currency;
import org.jboss.logging.Logger;

/**
 * Deletes a stored exchange rate. From its day on the rate before it counts, or that of the configuration. What was computed with it stays
 * until the next scoring.
 */
@ApplicationScoped
class DeleteExchangeRate {

    private static final Logger LOG = Logger.getLogger(DeleteExchangeRate.class);

    private final ExchangeRates rates;
    private final AuditTrail auditTrail;

    DeleteExchangeRate(ExchangeRates rates, AuditTrail auditTrail) {
        this.rates = rates;
        this.auditTrail = auditTrail;
    }

    /**
     * @param date the first day of the rate
     * @return whether there was such a rate
     * @throws Conflict if the rate is of the configuration
     */
    @Transactional
    boolean delete(Currency currency, Currency to, LocalDate date) {
        var deleted = rates.delete(currency, to, date);
        deleted.ifPresent(rate -> {
            auditTrail.changed("exchange-rate/" + currency, rate, null);
            LOG.infof("the rate from %s to %s of %s is deleted", currency, to, date);
        });
        if (deleted.isEmpty() && rates.isConfigured(currency, to, date)) {
            throw new Conflict(
                    "the rate is of the configuration: remove winback.customer.exchange.rates.%s, or put another rate of the day"
                            .formatted(currency));
        }
        return deleted.isPresent();
    }
}
