package io.winback.customer.exchange;

import io.winback.chassis.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Stores an exchange rate. A rate of the same currencies and date is replaced. */
@ApplicationScoped
class DefineExchangeRate {

    private static final Logger LOG = Logger.getLogger(DefineExchangeRate.class);

    private final ExchangeRates rates;
    private final AuditTrail auditTrail;

    DefineExchangeRate(ExchangeRates rates, AuditTrail auditTrail) {
        this.auditTrail = auditTrail;
        this.rates = rates;
    }

    /** @return whether it is a new rate */
    @Transactional
    boolean define(ExchangeRate rate) {
        var before = rates.stored(rate).orElse(null);
        var created = rates.store(rate);
        auditTrail.changed("exchange-rate/" + rate.currency(), before, rate);
        LOG.infof("from %s on, 1 %s is %s %s", rate.date(), rate.currency(), rate.rate(), rate.to());
        return created;
    }
}
