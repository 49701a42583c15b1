package io.winback.customer.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Deletes exported files a day after their creation. */
@ApplicationScoped
class DeleteExpiredFiles {

    private static final Duration KEPT_FOR = Duration.ofDays(1);

    private final PersonalFiles files;

    DeleteExpiredFiles(PersonalFiles files) {
        this.files = files;
    }

    @Transactional
    void delete() {
        files.deleteOlderThan(KEPT_FOR);
    }
}
