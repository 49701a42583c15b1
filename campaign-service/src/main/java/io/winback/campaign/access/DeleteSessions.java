package io.winback.campaign.access;

import io.winback.chassis.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Deletes ended sessions, expired links, old failures of sign-ins and browsers that are not used any more. */
@ApplicationScoped
class DeleteSessions {

    private static final String ENDED = """
            delete from user_session where token_hash in (
                select token_hash from user_session where used_at < ? limit ?)""";
    private static final String EXPIRED = """
            delete from sign_in_link where token_hash in (
                select token_hash from sign_in_link where expires_at < ? limit ?)""";

    private static final String FORGOTTEN = """
            delete from sign_in_back_off where name_hash in (
                select name_hash from sign_in_back_off where tried_at < ? limit ?)""";

    private static final String UNUSED = """
            delete from known_device where token_hash in (
                select token_hash from known_device where used_at < ? limit ?)""";

    private final Retention retention;
    private final SessionConfiguration configuration;

    DeleteSessions(Retention retention, SessionConfiguration configuration) {
        this.retention = retention;
        this.configuration = configuration;
    }

    void delete() {
        retention.delete(ENDED, configuration.idle());
        retention.delete(EXPIRED, Duration.ZERO);
        retention.delete(UNUSED, KnownDevice.MEMORY);
        retention.delete(FORGOTTEN, SignInBackOff.MEMORY);
    }
}
