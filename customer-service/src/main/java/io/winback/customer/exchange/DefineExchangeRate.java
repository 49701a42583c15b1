package io.winback.customer.exchange;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Stores an exchange rate, if it agrees with the other rates of its day. A rate of the same currencies and date is replaced. */
@ApplicationScoped
class DefineExchangeRate {

    private static final Logger LOG = Logger.getLogger(DefineExchangeRate.class);

    private final ExchangeRates rates;
    private final AuditTrail auditTrail;

    DefineExchangeRate(ExchangeRates rates, AuditTrail auditTrail) {
        this.auditTrail = auditTrail;
        this.rates = rates;
    }

    /**
     * A rate that is stored already stays, also if it contradicts: an earlier release did not compare rates.
     *
     * @return whether it is a new rate
     * @throws Conflict if it contradicts another rate of its day
     */
    @Transactional
    boolean define(ExchangeRate rate) {
        rates.lock();
        var before = rates.stored(rate).orElse(null);
        if (before == null || before.rate().compareTo(rate.rate()) != 0) {
            requireAgreement(rate);
        }
        var created = rates.store(rate);
        auditTrail.changed("exchange-rate/" + rate.currency(), before, rate);
        LOG.infof("from %s on, 1 %s is %s %s", rate.date(), rate.currency(), rate.rate(), rate.to());
        return created;
    }

    private void requireAgreement(ExchangeRate rate) {
        new DayRates(rates.statedOf(rate.date())).contradictionOf(rate).ifPresent(contradiction -> {
            throw new Conflict(
                    "rate",
                    "must agree with the other rates of the day to within 1 %%: %s; correct or delete these rates first"
                            .formatted(contradiction));
        });
    }
}
