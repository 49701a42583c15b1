package io.winback.campaign.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.random.RandomGenerator;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes of passwords by Argon2id, with the parameters that OWASP recommends: 19 MiB, two passes, one thread. */
@ApplicationScoped
class PasswordHashes {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int THREADS = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private final PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, THREADS, MEMORY_KIB, PASSES);

    /** Takes the place of a hash that does not exist, so that its check takes the same time. */
    private final String substitute;

    private final PasswordTurns turns;

    PasswordHashes(RandomGenerator random, PasswordTurns turns) {
        this.turns = turns;
        substitute = argon2.encode(AccessToken.make(random));
    }

    String make(String password) {
        return turns.take(() -> argon2.encode(PasswordRule.normalized(password)));
    }

    /**
     * Runs in a turn of {@link PasswordTurns}.
     *
     * @param hash null for a person that does not exist or has no password; the check takes its time and fails
     */
    boolean matches(String password, String hash) {
        boolean equal = argon2.matches(PasswordRule.normalized(password), hash == null ? substitute : hash);
        return equal && hash != null;
    }
}
