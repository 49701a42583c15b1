package io.winback.customer.orders;

import java.util.Currency;
import java.util.Set;

/**
 * The currencies that one can pay with: list one of ISO 4217 in 2026 without metals, funds, tests and "no currency".
 * The Java platform also knows currencies that no longer exist.
 */
public final class CirculatingCurrencies {

    private static final Set<String> CODES = Set.of(("""
            AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP \
            CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG \
            HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL \
            MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR \
            RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD \
            TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG""").split(" "));

    private CirculatingCurrencies() {}

    public static boolean contains(Currency currency) {
        return CODES.contains(currency.getCurrencyCode());
    }
}
