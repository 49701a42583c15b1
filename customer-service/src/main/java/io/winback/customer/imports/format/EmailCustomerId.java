package io.winback.customer.imports.format;

import io.winback.chassis.secrets.Sha256;
import io.winback.customer.imports.Rejected;
import io.winback.customer.profile.EmailAddress;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The customer id of an e-mail address: {@code email.} and the first 32 hexadecimal digits of the SHA-256 of the address
 * after NFKC, without spaces around it and in lower case. One address has the same id in every file.
 */
public final class EmailCustomerId {

    private static final String PREFIX = "email.";
    private static final int DIGITS = 32;

    private EmailCustomerId() {}

    public static String of(String field, String address) throws Rejected {
        var normal = Normalizer.normalize(address, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        var problem = EmailAddress.problemWith(normal);
        if (problem.isPresent()) {
            throw new Rejected(field, "identifies the customer, and " + problem.get());
        }
        return PREFIX
                + HexFormat.of()
                        .formatHex(Sha256.digester().digest(normal.getBytes(UTF_8)))
                        .substring(0, DIGITS);
    }
}
