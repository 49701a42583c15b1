package io.winback.customer.reasons;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * English clauses about something that happened: a death, a change to a competitor, and a need that ended. Each of them is a reason
 * without a word of trouble, so a negation denies it if nothing but certain words stand between.
 */
final class EnglishEvents {

    private static final Set<String> DEATH = Set.of("died", "die", "dead", "deceased", "death");
    /** "death certificate" and the like are no statement that is denied. */
    private static final Set<String> DOCUMENTS = Set.of("certificate", "certificates", "notice", "date");

    private static final Set<String> BEFORE_DEATH = words("""
            has have had is are was were am be been really actually even ever yet one a the in my our family""");

    private static final Set<String> CHANGE = words("""
            switch switched switching move moved moving change changed changing go goes going gone went leave left leaving join
            joined joining turn turned defect defected buy buys buying bought order ordered ordering shop shopped shopping use used
            using sign signed signing choose chose chosen prefer with""");

    private static final Set<String> BEFORE_CHANGE = words("""
            has have had is are was were am be been do did to really actually even ever yet going planning plan intending intend
            want wanting about now""");

    private static final Pattern COMPETITOR =
            Pattern.compile("^(?:(?:to|over|from|at|with|for|up|by|of|one|any|a|an|the"
                    + "|your|my|our|his|her|account|anything|it|them|orders?) ){0,5}(?:competitors?|competition|rivals?|elsewhere"
                    + "|some(?:one|body|where) else|any(?:one|body|where) else|(?:another|other|different) (?:[a-z]+ )?(?:shops?|stores?"
                    + "|compan(?:y|ies)|providers?|suppliers?|vendors?|brands?|services?|sites?|websites?|platforms?|sellers?|makers?"
                    + "|manufacturers?|retailers?))\\b");

    /** A denial of the whole clause: "it is not that I no longer need it". In "not that good" it is an adverb. */
    private static final Pattern WHOLE_CLAUSE =
            Pattern.compile("^(?:(?:and|but|so) )?(?:(?:it|that|this) (?:is|was) not"
                    + "|(?:it|that)'s not|(?:it|that|this) (?:isn't|wasn't)|not) (?:that|as if|because)"
                    + " (?:i|i'm|i've|we|we've|you|he|she|they|it|there|the|a|an|my|our|your|his|her|their|its)\\b ?");

    private static final Pattern STRICT_OUTER =
            Pattern.compile("(?:\\bnot|n't) (?:true|the case|as if|that (?:i|we|you|he|she|they|my|our|the))\\b");

    /** "I would not have gone elsewhere if you had answered" denies nothing. */
    private static final Pattern CONDITION = Pattern.compile("\\b(?:if|unless|until|why)\\b");

    private static final Pattern NOT_NEEDED =
            Pattern.compile("\\b(?:no longer|do not|don't|does not|doesn't|did not|didn't|never)"
                    + " (?:really |actually |even )?(?:need|needed|needs|use|used|want|wanted)\\b");

    private static final Pattern DENIED_NEED =
            Pattern.compile("(?:not true|n't true|not the case|n't the case|not because"
                    + "|n't because|not say|n't say) .*" + NOT_NEEDED.pattern());

    private EnglishEvents() {}

    private static Set<String> words(String text) {
        return Arrays.stream(text.trim().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    /** The rest of a clause that is denied as a whole; empty if it is no such clause. */
    static String deniedRest(String clause) {
        var denial = WHOLE_CLAUSE.matcher(clause);
        return denial.find() ? clause.substring(denial.end()) : "";
    }

    /**
     * Whether a clause denies a death, a change to a competitor, or that something is no longer needed.
     *
     * @param isNegation whether the word at a place is a negation
     */
    static boolean denies(List<String> words, IntPredicate isNegation) {
        var clause = String.join(" ", words);
        if (CONDITION.matcher(clause).find()) {
            return false;
        }
        if (DENIED_NEED.matcher(clause).find()) {
            return true;
        }
        for (int i = 0; i < words.size(); i++) {
            if (isDeath(words, i) && isDenied(words, i, BEFORE_DEATH, isNegation)
                    || isChange(words, i) && isDenied(words, i, BEFORE_CHANGE, isNegation)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDeath(List<String> words, int i) {
        var next = i + 1 < words.size() ? words.get(i + 1) : "";
        return words.get(i).equals("passed")
                ? next.equals("away") || next.equals("on")
                : DEATH.contains(words.get(i)) && !DOCUMENTS.contains(next);
    }

    private static boolean isChange(List<String> words, int i) {
        return CHANGE.contains(words.get(i))
                && COMPETITOR
                        .matcher(String.join(" ", words.subList(i + 1, words.size())))
                        .find();
    }

    private static boolean isDenied(List<String> words, int i, Set<String> between, IntPredicate isNegation) {
        int negations = 0;
        int first = i;
        while (first > 0 && (isNegation.test(first - 1) || between.contains(words.get(first - 1)))) {
            first--;
            if (isNegation.test(first)) {
                negations++;
            }
        }
        if (STRICT_OUTER.matcher(String.join(" ", words.subList(0, first))).find()) {
            negations++;
        }
        return negations % 2 == 1;
    }
}
