package io.winback.customer.exchange;

import io.quarkus.runtime.Startup;
import io.winback.events.CirculatingCurrencies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * All exchange rates: those of the configuration, and those that were stored. The service does not start with a configuration whose rates
 * contradict each other.
 */
@Startup
@ApplicationScoped
public class ExchangeRates {

    private final Session database;
    private final List<ExchangeRate> configured;
    private final String referenceCurrency;

    ExchangeRates(Session database, ExchangeConfiguration configuration) {
        this.database = database;
        this.configured = configuration.rates().entrySet().stream()
                .map(entry -> new ExchangeRate(
                        CirculatingCurrencies.presentOrPast(entry.getKey()),
                        entry.getValue().date(),
                        CirculatingCurrencies.presentOrPast(
                                entry.getValue().to().getCurrencyCode()),
                        entry.getValue().rate()))
                .toList();
        DayRates.requireAgreement(configured);
        this.referenceCurrency = configuration
                .referenceCurrency()
                .map(currency -> CirculatingCurrencies.presentOrPast(currency.getCurrencyCode()))
                .map(Currency::getCurrencyCode)
                .orElse(null);
    }

    /** The comparable currencies of a day: of each two currencies, by the rate of the latest date that is not after the day. */
    public ComparableCurrencies on(LocalDate day) {
        return ComparableCurrencies.of(ratesOn(day), referenceCurrency);
    }

    /** The rates that are in effect on a day. */
    Collection<ExchangeRate> ratesOn(LocalDate day) {
        var latest = new LinkedHashMap<String, ExchangeRate>();
        configured.stream().filter(rate -> !rate.date().isAfter(day)).forEach(rate -> latest.put(pair(rate), rate));
        rates(database.createNativeQuery("""
                                select distinct on (currency, to_currency) currency, valid_from, to_currency, rate
                                from exchange_rate where valid_from <= :day
                                order by currency, to_currency, valid_from desc""", Tuple.class)
                        .setParameter("day", day)
                        .getResultList())
                .forEach(rate -> latest.merge(
                        pair(rate), rate, (before, now) -> now.date().isBefore(before.date()) ? before : now));
        return latest.values();
    }

    /** The rates with this first day. A stored rate takes the place of that of the configuration. */
    Collection<ExchangeRate> statedOf(LocalDate date) {
        var stated = new LinkedHashMap<String, ExchangeRate>();
        configured.stream().filter(rate -> rate.date().equals(date)).forEach(rate -> stated.put(pair(rate), rate));
        rates(database.createNativeQuery("""
                                select currency, valid_from, to_currency, rate from exchange_rate
                                where valid_from = :date order by currency, to_currency""", Tuple.class)
                        .setParameter("date", date)
                        .getResultList())
                .forEach(rate -> stated.put(pair(rate), rate));
        return stated.values();
    }

    /** Whether the configuration has a rate of these currencies with this first day. */
    boolean isConfigured(Currency currency, Currency to, LocalDate date) {
        return configured.stream()
                .anyMatch(rate -> rate.currency().equals(currency)
                        && rate.to().equals(to)
                        && rate.date().equals(date));
    }

    /** Keeps other transactions from changing rates until this one ends, so that the rates of a day can be compared. */
    @Transactional(MANDATORY)
    void lock() {
        database.createNativeMutationQuery("lock table exchange_rate in share row exclusive mode")
                .executeUpdate();
    }

    private static String pair(ExchangeRate rate) {
        return rate.currency() + "/" + rate.to();
    }

    /**
     * The rates of a currency before a date and a currency, the latest first, and the rates of one date by their currency.
     *
     * @param before null for the first page
     */
    List<ExchangeRate> of(Currency currency, Position before, int limit) {
        return rates(database.createNativeQuery("""
                        select currency, valid_from, to_currency, rate from exchange_rate
                        where currency = :currency and (valid_from, to_currency) < (:date, :to)
                        order by valid_from desc, to_currency desc limit :most""", Tuple.class)
                .setParameter("currency", currency.getCurrencyCode())
                .setParameter("date", before == null ? LocalDate.of(9999, 12, 31) : before.date())
                .setParameter("to", before == null ? "ZZZZ" : before.to())
                .setParameter("most", limit)
                .getResultList());
    }

    /** The stored rate of the same currencies and date. */
    Optional<ExchangeRate> stored(ExchangeRate rate) {
        return rates(database.createNativeQuery("""
                        select currency, valid_from, to_currency, rate from exchange_rate
                        where currency = :currency and valid_from = :date and to_currency = :to""", Tuple.class)
                        .setParameter("currency", rate.currency().getCurrencyCode())
                        .setParameter("date", rate.date())
                        .setParameter("to", rate.to().getCurrencyCode())
                        .getResultList())
                .stream()
                .findFirst();
    }

    /** The last rate of a page. */
    record Position(LocalDate date, String to) {}

    private static List<ExchangeRate> rates(List<Tuple> rows) {
        var rates = new ArrayList<ExchangeRate>();
        rows.forEach(row -> rates.add(new ExchangeRate(
                Currency.getInstance(row.get(0, String.class)),
                row.get(1, LocalDate.class),
                Currency.getInstance(row.get(2, String.class)),
                row.get(3, BigDecimal.class))));
        return rates;
    }

    /** @return whether there was no rate of these currencies and this date */
    @Transactional(MANDATORY)
    boolean store(ExchangeRate rate) {
        return scalar(database, """
                        with stored as (
                            insert into exchange_rate (currency, valid_from, to_currency, rate)
                            values (:currency, :date, :to, :rate)
                            on conflict (currency, to_currency, valid_from) do update set rate = excluded.rate
                            returning xmax = 0 as created)
                        select created from stored""", Boolean.class)
                .setParameter("currency", rate.currency().getCurrencyCode())
                .setParameter("date", rate.date())
                .setParameter("to", rate.to().getCurrencyCode())
                .setParameter("rate", rate.rate())
                .getSingleResult();
    }

    /** @return the deleted rate; empty if none of these currencies and this first day is stored */
    @Transactional(MANDATORY)
    Optional<ExchangeRate> delete(Currency currency, Currency to, LocalDate date) {
        return rates(database.createNativeQuery("""
                        delete from exchange_rate
                        where currency = :currency and to_currency = :to and valid_from = :date
                        returning currency, valid_from, to_currency, rate""", Tuple.class)
                        .setParameter("currency", currency.getCurrencyCode())
                        .setParameter("to", to.getCurrencyCode())
                        .setParameter("date", date)
                        .getResultList())
                .stream()
                .findFirst();
    }
}
