package io.winback.customer.exchange;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.Conflict;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Exchange rates from the configuration. No other test has these two currencies. */
@QuarkusTest
class ConfiguredRatesTest {

    private static final Currency RAND = Currency.getInstance("ZAR");
    private static final Currency KWACHA = Currency.getInstance("ZMW");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    @Inject
    Session database;

    @Inject
    ExchangeRates stored;

    @Inject
    AuditTrail auditTrail;

    @Test
    void configuredRateAppliesFromItsFirstDay() {
        assertThat(rateOn(DAY.minusDays(1))).isNull();
        assertThat(rateOn(DAY)).isEqualByComparingTo("1.3");
        assertThat(rateOn(DAY.plusYears(1))).isEqualByComparingTo("1.3");
    }

    @Test
    void storedRateOfTheSameDayReplacesTheConfiguredOne() {
        QuarkusTransaction.begin();
        try {
            stored.store(new ExchangeRate(RAND, DAY, KWACHA, new BigDecimal("1.5")));

            assertThat(rateOn(DAY)).isEqualByComparingTo("1.5");
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void configuredRateOfWhatIsNoMoneyIsRefused() {
        for (var code : List.of("XXX", "XAU", "CLF")) {
            assertThatThrownBy(() -> new ExchangeRates(database, configuration(code)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(code);
        }
    }

    @Test
    void configuredRatesOfOneDayMustAgree() {
        assertThatThrownBy(() -> new ExchangeRates(database, configuration("1.3", DAY, "0.9", DAY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("winback.customer.exchange.rates")
                .hasMessageContaining("1 ZMW is 0.9 ZAR, but 0.769231 ZAR")
                .hasMessageContaining("1 ZAR = 1.3 ZMW");

        for (var configuration :
                List.of(configuration("1.3", DAY, "0.77", DAY), configuration("1.3", DAY, "0.9", DAY.plusDays(1)))) {
            assertThat(new ExchangeRates(database, configuration).isConfigured(RAND, KWACHA, DAY))
                    .isTrue();
        }
    }

    @Test
    void configuredRateCannotBeDeleted() {
        var delete = new DeleteExchangeRate(new ExchangeRates(database, configuration("ZAR")), auditTrail);
        QuarkusTransaction.begin();
        try {
            stored.store(new ExchangeRate(RAND, DAY, KWACHA, new BigDecimal("1.5")));

            assertThat(delete.delete(RAND, KWACHA, DAY)).isTrue();
            assertThatThrownBy(() -> delete.delete(RAND, KWACHA, DAY))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("winback.customer.exchange.rates.ZAR");
            assertThat(delete.delete(RAND, KWACHA, DAY.plusDays(1))).isFalse();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private BigDecimal rateOn(LocalDate day) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> new ExchangeRates(database, configuration("ZAR")).ratesOn(day))
                .stream()
                .filter(rate -> rate.currency().equals(RAND))
                .map(ExchangeRate::rate)
                .findFirst()
                .orElse(null);
    }

    private static ExchangeConfiguration configuration(String currency) {
        var rate = "winback.customer.exchange.rates." + currency;
        return configuration(Map.of(rate + ".to", "ZMW", rate + ".rate", "1.3", rate + ".date", DAY.toString()));
    }

    /** A rate from ZAR to ZMW, and one back. */
    private static ExchangeConfiguration configuration(String rate, LocalDate date, String back, LocalDate dateBack) {
        return configuration(Map.of(
                "winback.customer.exchange.rates.ZAR.to",
                "ZMW",
                "winback.customer.exchange.rates.ZAR.rate",
                rate,
                "winback.customer.exchange.rates.ZAR.date",
                date.toString(),
                "winback.customer.exchange.rates.ZMW.to",
                "ZAR",
                "winback.customer.exchange.rates.ZMW.rate",
                back,
                "winback.customer.exchange.rates.ZMW.date",
                dateBack.toString()));
    }

    private static ExchangeConfiguration configuration(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(ExchangeConfiguration.class)
                .build()
                .getConfigMapping(ExchangeConfiguration.class);
    }
}
