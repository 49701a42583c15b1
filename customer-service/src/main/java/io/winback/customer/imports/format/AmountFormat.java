package io.winback.customer.imports.format;

import io.winback.customer.imports.Rejected;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the numbers of a format. A thousands separator and currency symbols are read only if the format names them.
 * Full-width digits are digits.
 */
public final class AmountFormat {

    private static final int MAX_DIGITS = 18;
    private static final int MAX_DECIMALS = 8;
    private static final String SIGN = "[+\\-\u2212]?";

    private final Pattern pattern;
    private final Map<String, String> symbols;
    private final String expected;

    /**
     * @param decimalMark {@code .} or {@code ,} or {@code ANY} for both
     * @param groupingMark null if thousands are not separated
     * @param symbols the currency of each symbol that may stand beside a number
     */
    AmountFormat(String decimalMark, String groupingMark, Map<String, String> symbols) {
        var mark = decimalMark.equals("ANY") ? "[.,]" : Pattern.quote(decimalMark);
        var grouped = groupingMark == null ? "" : "\\d{1,3}(?:" + Pattern.quote(groupingMark) + "\\d{3}){1,5}|";
        var symbol = symbols.isEmpty()
                ? "()"
                : "((?:"
                        + String.join(
                                "|",
                                symbols.keySet().stream()
                                        .map(AmountFormat::normal)
                                        .map(Pattern::quote)
                                        .toList())
                        + ")?)";
        this.pattern = Pattern.compile(
                "(%1$s)%2$s ?(%1$s)(%3$s\\d+)(?:%4$s(\\d+))? ?%2$s".formatted(SIGN, symbol, grouped, mark));
        this.symbols = symbols;
        var shown = decimalMark.equals("ANY") ? "." : decimalMark;
        this.expected = "must be a number such as %s or %s; %s"
                .formatted(
                        groupingMark == null ? "1200" : "1" + groupingMark + "200",
                        "11" + shown + "77",
                        groupingMark == null && symbols.isEmpty()
                                ? "other forms are read by a format that describes them"
                                : "the format describes no other form");
    }

    /**
     * A number with its currency.
     *
     * @param currency of the symbol beside the number; null without a symbol
     */
    public record Amount(BigDecimal number, String currency) {}

    public Amount read(String field, String text) throws Rejected {
        var match = pattern.matcher(normal(text).strip());
        if (!match.matches() || !match.group(1).isEmpty() && !match.group(3).isEmpty()) {
            throw new Rejected(field, expected, text);
        }
        var digits = match.group(4).replaceAll("\\D", "");
        checkLength(field, digits, match.group(5), text);
        var decimals = match.group(5) == null ? "" : "." + match.group(5);
        var number = new BigDecimal(digits + decimals);
        return new Amount(isNegative(match) ? number.negate() : number, currency(match));
    }

    /**
     * @param decimals null for none
     * @throws Rejected if a number has more digits than any amount
     */
    public static void checkLength(String field, String digits, String decimals, String text) throws Rejected {
        if (digits.length() > MAX_DIGITS) {
            throw new Rejected(
                    field, "must have at most %d digits before the decimal mark".formatted(MAX_DIGITS), text);
        }
        if (decimals != null && decimals.length() > MAX_DECIMALS) {
            throw new Rejected(field, "must have at most %d decimals".formatted(MAX_DECIMALS), text);
        }
    }

    private static boolean isNegative(Matcher match) {
        var sign = match.group(1) + match.group(3);
        return !sign.isEmpty() && !sign.equals("+");
    }

    private String currency(Matcher match) {
        return Optional.of(match.group(2))
                .filter(found -> !found.isEmpty())
                .or(() -> Optional.of(match.group(6)).filter(found -> !found.isEmpty()))
                .flatMap(found -> symbols.entrySet().stream()
                        .filter(one -> normal(one.getKey()).equals(found))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .orElse(null);
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
