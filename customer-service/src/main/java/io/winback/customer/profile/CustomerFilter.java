package io.winback.customer.profile;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.QueryFilter;
import io.winback.chassis.sealing.IndexedColumn;
import io.winback.chassis.sealing.Sealing;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static io.winback.customer.profile.CustomerColumns.EMAIL_INDEX;
import static io.winback.customer.profile.CustomerColumns.NAME_INDEX;
import static io.winback.customer.profile.CustomerColumns.PHONE_INDEX;
import static io.winback.customer.profile.EmailAddress.spellings;
import static java.text.Normalizer.Form.NFKC;
import static java.util.Locale.ROOT;

/**
 * Restricts a list of customers. A null value matches all customers.
 *
 * @param email in lower case, without compatible forms
 * @param phone in E.164
 * @param name each word of it is the beginning of a word of the customer's name
 */
record CustomerFilter(Stage stage, Tier tier, ChurnReason churnReason, String email, String phone, String name) {

    private static final int MAX_NAME = 200;

    /** @throws InvalidInput naming the parameter that cannot be searched for */
    static CustomerFilter of(Stage stage, Tier tier, ChurnReason churnReason, String email, String phone, String name) {
        return new CustomerFilter(
                stage,
                tier,
                churnReason,
                email == null ? null : email(email),
                phone == null ? null : phone(phone),
                name == null ? null : name(name));
    }

    private static String email(String typed) {
        var email = Normalizer.normalize(typed, NFKC).trim();
        EmailAddress.problemWith(email).ifPresent(problem -> {
            throw new InvalidInput("email", "query", problem);
        });
        return email.toLowerCase(ROOT);
    }

    private static String phone(String typed) {
        var normal = Normalizer.normalize(typed, NFKC);
        // A plus sign that is not encoded in a URL arrives as a space.
        var digits = (normal.startsWith(" ") ? "+" : "") + normal.replaceAll("[\\s().‐–-]", "");
        try {
            var numbers = PhoneNumberUtil.getInstance();
            if (digits.startsWith("+")) {
                return numbers.format(numbers.parse(digits, null), PhoneNumberUtil.PhoneNumberFormat.E164);
            }
        } catch (NumberParseException e) {
            // Refused below, without the number.
        }
        throw new InvalidInput("phone", "query", "must be a phone number with its country code, such as +819012345678");
    }

    private static String name(String typed) {
        if (typed.length() > MAX_NAME || typed.indexOf('\0') >= 0) {
            throw new InvalidInput("name", "query", "must be at most %d characters".formatted(MAX_NAME));
        }
        if (Normalizer.normalize(typed, NFKC).codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new InvalidInput("name", "query", "must contain a letter or a digit");
        }
        return typed;
    }

    /** Whether an index finds the few customers that match. */
    boolean isSearch() {
        return email != null || phone != null || name != null;
    }

    /** The conditions in SQL. Values that are not sealed yet are compared as they are. */
    QueryFilter conditions(Sealing sealing) {
        var conditions = new QueryFilter()
                .and("stage = :stage", "stage", stage == null ? null : stage.name())
                .and("tier = :tier", "tier", tier == null ? null : tier.name())
                .and("churn_reason = :reason", "reason", churnReason == null ? null : churnReason.name());
        if (email != null) {
            conditions
                    .and(
                            "(email_index = any(:emailIndexes) or lower(email) = any(:emails))",
                            "emails",
                            spellings(email))
                    .with("emailIndexes", indexes(sealing, EMAIL_INDEX, EmailAddress.canonical(email)));
        }
        if (phone != null) {
            conditions
                    .and("(phone_index = any(:phoneIndexes) or phone = :phone)", "phone", phone)
                    .with("phoneIndexes", indexes(sealing, PHONE_INDEX, phone));
        }
        return name == null ? conditions : withName(conditions, sealing.hashesOf(NAME_INDEX, NameTerms.words(name)));
    }

    /**
     * Without "is not null" the partial index is not used.
     *
     * @param hashes of the words, for each key
     */
    private QueryFilter withName(QueryFilter conditions, List<List<String>> hashes) {
        var sealed = IntStream.range(0, hashes.size())
                .mapToObj(key -> "name_index is not null and string_to_array(name_index, ' ') @> cast(:name" + key
                        + " as text[])")
                .collect(Collectors.joining(" or "));
        conditions.and("(" + sealed + """
            \sor customer_name_words(name) @@ (
                select cast(string_agg('''' || replace(lexeme, '\\', '\\\\') || ''':*', ' & ') as tsquery)
                from unnest(customer_name_words(:name))))""", "name", name);
        for (int key = 0; key < hashes.size(); key++) {
            conditions.with("name" + key, hashes.get(key).toArray(String[]::new));
        }
        return conditions;
    }

    private static String[] indexes(Sealing sealing, IndexedColumn column, String term) {
        return sealing.indexesOf(column, term).toArray(String[]::new);
    }
}
