package io.winback.notification.recipient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A statement that is not stored yet.
 *
 * @param after the consent with this statement
 * @param tookEffect whether the effective consent changed with it
 */
record NewStatement(ConsentChange change, StoredConsent after, boolean tookEffect) {

    /** Merges statements in their order into the stored consents, and returns those that change what is stored. */
    static List<NewStatement> among(List<ConsentChange> stated, Map<ConsentKey, StoredConsent> stored) {
        var merged = new HashMap<>(stored);
        var newStatements = new ArrayList<NewStatement>();
        for (var change : stated) {
            var before = merged.getOrDefault(change.key(), StoredConsent.NONE);
            var statements = before.statements().with(change.consent());
            if (!statements.equals(before.statements())) {
                boolean isEffective = change.consent().equals(statements.effective());
                var after = new StoredConsent(statements, isEffective ? change.source() : before.source());
                merged.put(change.key(), after);
                newStatements.add(
                        new NewStatement(change, after, !Objects.equals(after.isGranted(), before.isGranted())));
            }
        }
        return newStatements;
    }
}
