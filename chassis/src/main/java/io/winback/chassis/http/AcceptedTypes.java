package io.winback.chassis.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The media types of an {@code Accept} header (RFC 9110). */
record AcceptedTypes(List<Range> ranges) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String VALUE = "(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\")";
    private static final Pattern ELEMENT = Pattern.compile(
            "\\s*+(?:(%s)/(%s)|(\\*))((?:\\s*+;\\s*+%s=%s)*+)\\s*+(?:,|$)".formatted(TOKEN, TOKEN, TOKEN, VALUE));
    private static final Pattern EMPTY_ELEMENT = Pattern.compile("\\s*+(?:,|$)");
    private static final Pattern QUALITY = Pattern.compile(";\\s*+[qQ]=([^;\\s]*+)");

    /** Old clients leave out the zero before the point. */
    private static final Pattern QUALITY_VALUE = Pattern.compile("0?(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?");

    /**
     * @param type {@code *} for any
     * @param quality from 0, which means not acceptable, to 1
     */
    record Range(String type, String subtype, double quality) {

        private boolean includes(String otherType, String otherSubtype) {
            return (type.equals("*") || type.equals(otherType))
                    && (subtype.equals("*") || subtype.equals(otherSubtype));
        }

        private int precision() {
            return (type.equals("*") ? 0 : 1) + (subtype.equals("*") ? 0 : 1);
        }
    }

    /** @return empty if the header cannot be read */
    static Optional<AcceptedTypes> read(String header) {
        var ranges = new ArrayList<Range>();
        var element = ELEMENT.matcher(header);
        var nothing = EMPTY_ELEMENT.matcher(header);
        int at = 0;
        while (at < header.length()) {
            if (element.region(at, header.length()).lookingAt()) {
                var range = range(element);
                if (range.isEmpty()) {
                    return Optional.empty();
                }
                ranges.add(range.get());
                at = element.end();
            } else if (nothing.region(at, header.length()).lookingAt()) {
                at = nothing.end();
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new AcceptedTypes(ranges));
    }

    private static Optional<Range> range(Matcher element) {
        var quality = QUALITY.matcher(element.group(4));
        var value = quality.find() ? quality.group(1) : "1";
        // Old clients write * for */*.
        var type = element.group(3) == null ? element.group(1).toLowerCase(Locale.ROOT) : "*";
        var subtype = element.group(3) == null ? element.group(2).toLowerCase(Locale.ROOT) : "*";
        boolean isRange = QUALITY_VALUE.matcher(value).matches()
                && value.matches(".*\\d.*")
                && (!type.equals("*") || subtype.equals("*"));
        return isRange ? Optional.of(new Range(type, subtype, Double.parseDouble(value))) : Optional.empty();
    }

    /** The range that is most precise decides. A header without a range allows everything. */
    boolean allow(String type, String subtype) {
        var including =
                ranges.stream().filter(range -> range.includes(type, subtype)).toList();
        int precision = including.stream().mapToInt(Range::precision).max().orElse(-1);
        return ranges.isEmpty()
                || including.stream().anyMatch(range -> range.precision() == precision && range.quality() > 0);
    }
}
