package io.winback.customer.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Stores an exchange rate. A rate of the same currencies and date is replaced. */
@ApplicationScoped
class DefineExchangeRate {

    private static final Logger LOG = Logger.getLogger(DefineExchangeRate.class);

    private final ExchangeRates rates;

    DefineExchangeRate(ExchangeRates rates) {
        this.rates = rates;
    }

    /** @return whether it is a new rate */
    @Transactional
    boolean define(ExchangeRate rate) {
        var created = rates.store(rate);
        LOG.infof("from %s on, 1 %s is %s %s", rate.date(), rate.currency(), rate.rate(), rate.to());
        return created;
    }
}
