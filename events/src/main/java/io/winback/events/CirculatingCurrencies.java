package io.winback.events;

import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/**
 * The currencies that one can pay with: list one of ISO 4217 in 2026 without metals, funds, tests and "no currency".
 * The Java platform also knows currencies that no longer exist.
 */
public final class CirculatingCurrencies {

    /** What is expected of the currency of an amount that is sent now. */
    public static final String EXPECTED = "must be an ISO 4217 currency that is in use, such as JPY";

    private static final Set<String> CODES = Set.of(("""
            AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP \
            CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG \
            HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL \
            MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR \
            RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD \
            TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG""").split(" "));

    /** Units of account of one country. Customers cannot pay in them. Codes of units of several countries begin with X. */
    private static final Set<String> FUNDS =
            Set.of("BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "USS", "UYI", "UYW");

    private CirculatingCurrencies() {}

    public static boolean contains(Currency currency) {
        return CODES.contains(currency.getCurrencyCode());
    }

    /** What is wrong with the currency of an amount that is sent now; empty for one that circulates. */
    public static Optional<String> problemWith(Currency currency) {
        return contains(currency) ? Optional.empty() : Optional.of(EXPECTED + ", but is " + currency);
    }

    /**
     * A currency that one can pay with, or could before it went out of use: orders that are stored already may be in such a
     * currency.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Currency presentOrPast(String code) {
        var currency = Currency.getInstance(code);
        if (!contains(currency) && (code.startsWith("X") || FUNDS.contains(code))) {
            throw new IllegalArgumentException("%s is not a currency that one can pay with".formatted(code));
        }
        return currency;
    }
}
