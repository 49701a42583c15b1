package io.winback.customer.exchange;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The currencies that the exchange rates of one day connect, in groups. The amounts of one group are compared in its reference
 * currency. A currency without a rate is a group of its own, and its amounts are never compared with others.
 */
public final class ComparableCurrencies {

    private static final MathContext PRECISION = MathContext.DECIMAL64;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** Without any rate. */
    public static final ComparableCurrencies NONE = new ComparableCurrencies(new TreeMap<>());

    private final SortedMap<String, Conversion> conversions;

    /** The reference currency of the group with most currencies; null without any rate. */
    private final String largest;

    private ComparableCurrencies(SortedMap<String, Conversion> conversions) {
        this.conversions = conversions;
        var sizes = new TreeMap<String, Integer>();
        conversions.values().forEach(conversion -> sizes.merge(conversion.reference(), 1, Integer::sum));
        this.largest = sizes.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /**
     * The conversion of one currency into the reference currency of its group.
     *
     * @param factor the amount of the reference currency for one unit
     */
    private record Conversion(String reference, BigDecimal factor) {

        Conversion {
            if (factor.signum() <= 0 || !CURRENCY.matcher(reference).matches()) {
                throw new IllegalArgumentException("a factor is above 0");
            }
        }
    }

    /**
     * The groups that rates connect, directly or by other currencies of the group. The shortest connection counts, and of two rates
     * of one pair of currencies the later.
     *
     * @param preferred the reference currency of its group; null for none. Any other group has the currency that most of its rates
     *     lead to, and of several the first by its code
     */
    static ComparableCurrencies of(Collection<ExchangeRate> rates, String preferred) {
        var connections = connections(rates);
        var rank = new HashMap<String, Integer>();
        rates.forEach(rate -> rank.merge(rate.to().getCurrencyCode(), 1, Integer::sum));
        var conversions = new TreeMap<String, Conversion>();
        connections.keySet().stream()
                .sorted(Comparator.comparing((String code) -> !code.equals(preferred))
                        .thenComparing(code -> -rank.getOrDefault(code, 0))
                        .thenComparing(code -> code))
                .forEach(reference -> connect(reference, connections, conversions));
        return new ComparableCurrencies(conversions);
    }

    /** The currencies with a direct rate, by currency, with the amount of it for one unit of each. */
    private static Map<String, SortedMap<String, BigDecimal>> connections(Collection<ExchangeRate> rates) {
        var connections = new HashMap<String, SortedMap<String, BigDecimal>>();
        rates.stream()
                .sorted(Comparator.comparing(ExchangeRate::date)
                        .thenComparing(rate -> rate.currency().getCurrencyCode(), Comparator.reverseOrder()))
                .forEach(rate -> {
                    var from = rate.currency().getCurrencyCode();
                    var to = rate.to().getCurrencyCode();
                    connections.computeIfAbsent(to, any -> new TreeMap<>()).put(from, rate.rate());
                    connections
                            .computeIfAbsent(from, any -> new TreeMap<>())
                            .put(to, BigDecimal.ONE.divide(rate.rate(), PRECISION));
                });
        return connections;
    }

    private static void connect(
            String reference,
            Map<String, SortedMap<String, BigDecimal>> connections,
            SortedMap<String, Conversion> conversions) {
        if (conversions.containsKey(reference)) {
            return;
        }
        conversions.put(reference, new Conversion(reference, BigDecimal.ONE));
        var reached = new ArrayDeque<>(List.of(reference));
        while (!reached.isEmpty()) {
            var code = reached.remove();
            var factor = conversions.get(code).factor();
            connections.get(code).forEach((neighbour, rate) -> {
                if (!conversions.containsKey(neighbour)) {
                    conversions.put(neighbour, new Conversion(reference, factor.multiply(rate, PRECISION)));
                    reached.add(neighbour);
                }
            });
        }
    }

    /** The reference currency of the group, such as {@code JPY}. */
    public String referenceOf(String currency) {
        var conversion = conversions.get(currency);
        return conversion == null ? currency : conversion.reference();
    }

    /** The amount of the reference currency for one unit. */
    public BigDecimal factorOf(String currency) {
        var conversion = conversions.get(currency);
        return conversion == null ? BigDecimal.ONE : conversion.factor();
    }

    /** The currencies with a conversion. */
    public Set<String> converted() {
        return conversions.keySet();
    }

    /**
     * The place of the group of a currency in a list of all groups: the largest group is first and has the empty text, the others
     * follow by their reference currency.
     */
    public String placeOf(String currency) {
        var reference = referenceOf(currency);
        return reference.equals(largest) ? "" : reference;
    }

    /** The conversions as text, for {@link #parse}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        conversions.forEach((currency, conversion) -> text.append(text.isEmpty() ? "" : ",")
                .append(currency)
                .append(':')
                .append(conversion.reference())
                .append(':')
                .append(conversion.factor().stripTrailingZeros()));
        return text.toString();
    }

    /** @throws IllegalArgumentException if it is not the text of conversions */
    public static ComparableCurrencies parse(String text) {
        var conversions = new TreeMap<String, Conversion>();
        Arrays.stream(text.split(",")).filter(part -> !part.isEmpty()).forEach(part -> {
            var fields = part.split(":");
            if (fields.length != 3 || !CURRENCY.matcher(fields[0]).matches() || fields[2].length() > 40) {
                throw new IllegalArgumentException("no conversion");
            }
            var factor = new BigDecimal(fields[2]);
            if (Math.abs(factor.scale()) > 100) {
                throw new IllegalArgumentException("no factor of a conversion");
            }
            conversions.put(fields[0], new Conversion(fields[1], factor));
        });
        return new ComparableCurrencies(conversions);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ComparableCurrencies that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
