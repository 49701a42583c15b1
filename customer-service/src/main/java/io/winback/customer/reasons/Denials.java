package io.winback.customer.reasons;

import java.util.List;

/**
 * The clauses of a text that deny a reason, such as "the price was never a problem". They are no evidence for it. A double negation
 * and "not only" deny nothing.
 */
interface Denials {

    /** The clauses of a text, in their order; together they are the text. */
    List<String> clauses(String text);

    boolean denies(String clause);

    /** What joins the clauses that remain, so that no words of two clauses make one phrase. */
    String separator();

    /** The text without clauses that deny a reason; the same text if there are none. */
    default String removedFrom(String text) {
        var clauses = clauses(text);
        var kept = clauses.stream().filter(clause -> !denies(clause)).toList();
        return kept.size() == clauses.size() ? text : String.join(separator(), kept);
    }
}
