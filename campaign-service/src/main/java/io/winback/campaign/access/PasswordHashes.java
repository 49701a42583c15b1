package io.winback.campaign.access;

import io.winback.chassis.http.TooManyRequests;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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

    /** Each takes memory and a processor, so that many sign-ins at once must not take them from the rest of the service. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, THREADS, MEMORY_KIB, PASSES);
    private final Semaphore permits = new Semaphore(AT_ONCE, true);

    /** Takes the place of a hash that does not exist, so that its check takes the same time. */
    private final String substitute;

    PasswordHashes(RandomGenerator random) {
        substitute = argon2.encode(AccessToken.make(random));
    }

    String make(String password) {
        return oneOfFew(() -> argon2.encode(PasswordRule.normalized(password)));
    }

    /** @param hash null for a person that does not exist or has no password; the check takes its time and fails */
    boolean matches(String password, String hash) {
        boolean equal =
                oneOfFew(() -> argon2.matches(PasswordRule.normalized(password), hash == null ? substitute : hash));
        return equal && hash != null;
    }

    private <T> T oneOfFew(Supplier<T> work) {
        try {
            if (!permits.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new TooManyRequests("too many passwords are checked at the moment; retry later", PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the check of a password was interrupted", e);
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
