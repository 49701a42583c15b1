package io.winback.campaign.access.keys;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The resources of the four services that a scope can name: the first part of each path after {@code /v1/}. */
final class ScopeResources {

    static final SortedSet<String> ALL = Collections.unmodifiableSortedSet(new TreeSet<>(List.of(
            "api-keys",
            "audit-entries",
            "campaigns",
            "cancellations",
            "complaints",
            "coupons",
            "customers",
            "dead-letters",
            "death-hints",
            "emergency-stop",
            "episodes",
            "erasures",
            "exchange-rates",
            "figures",
            "import-formats",
            "imports",
            "insights",
            "interviews",
            "jobs",
            "key-uses",
            "messages",
            "offers",
            "orders",
            "payment-failures",
            "people",
            "reason-classifications",
            "reason-classifiers",
            "reason-corrections",
            "redemptions",
            "returns",
            "scoring-models",
            "scorings",
            "sending-holds",
            "survey-invitations",
            "survey-responses",
            "templates",
            "themes")));

    private ScopeResources() {}
}
