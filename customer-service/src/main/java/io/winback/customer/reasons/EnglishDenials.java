package io.winback.customer.reasons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Denials in English: an odd number of negations before a word of trouble ("problem", "expensive", "because of"), with nothing but
 * function words between them, or one of some fixed phrases. {@link EnglishEvents} knows the reasons without a word of trouble.
 */
final class EnglishDenials implements Denials {

    private static final Pattern CLAUSE = Pattern.compile("(?<=[.,;:!?\\n])\\s*|(?<!\\bnot|n't|n’t)\\s+(?=yet\\b)"
            + "|\\s+(?=(?:but|however|though|although|whereas|instead)\\b)");
    private static final Pattern AND = Pattern.compile("\\s+(?=and\\b)");
    private static final Pattern VERB = Pattern.compile(
            "\\b(?:is|was|are|were|has|have|had|do|does|did|came|come|arrived?|broke|got|took|left|am|never)\\b|n't\\b|'s\\b");
    private static final Pattern SPACES = Pattern.compile("[\\s.,;:!?\"()]+");

    private static final Pattern NEGATION =
            Pattern.compile("not|never|no|nothing|nobody|none|without|hardly|nor|neither|cannot|[a-z]+n't");
    /** After a negation, these say something else: "not only", "no longer". */
    private static final Set<String> NO_NEGATION_BEFORE = Set.of(
            "only", "just", "merely", "simply", "solely", "least", "longer", "wonder", "doubt", "more", "less", "but");

    private static final Set<String> BETWEEN = words("""
            a an the my our your their its any much real really ever once been be being at all too very so that this particularly
            particular especially exactly quite even of big major main primary serious single slightest bit about have had find
            found anything is was were are it i to feel felt seem seemed arrive arrived come came what""");

    private static final Set<String> LEAVING = words("""
            leave left leaving cancel canceled cancelled canceling cancelling go going quit quitting stop stopped stopping
            unsubscribe unsubscribed switch switched move moved""");

    private static final Set<String> TROUBLE = words("""
            problem problems issue issues complaint complaints complain concern concerns trouble reason fault blame objection
            objections worry quarrel drawback factor why wrong mind bother bothered bothers matter mattered
            expensive pricey dear costly steep overpriced rude slow late bad poor broken broke break damaged defective faulty
            delayed delay delays unfriendly unhelpful impolite unreasonable disappointed disappointing dissatisfied unhappy
            unsatisfied terrible awful excessive exorbitant unaffordable declined""");

    private static final Set<String> CAUSE = Set.of("because", "due");
    private static final Pattern ABOUT_PRICE = Pattern.compile("\\b(?:prices?|costs?|fees?|rates?|charges?)\\b");

    /** A negation of all that follows. */
    private static final Pattern OUTER = Pattern.compile(
            "\\b(?:(?:can't|cannot|can not|could not|couldn't|would not|wouldn't|won't)(?: really| honestly)?"
                    + " (?:say|call|claim)|(?:do not|don't|did not|didn't|never|not)(?: really)?"
                    + " (?:think|thought|believe|feel|felt|find|found)|not true|not the case|not that|not as if|doubt)\\b");

    private static final String SUBJECT =
            "(?:prices?|costs?|fees?|quality|service|support|staff|delivery|deliveries|shipping"
                    + "|competitors?|competition|payments?|money|products?)";

    private static final Pattern PHRASE = Pattern.compile("\\b(?:nothing|anything|not) to do with (?:the |your |any )?"
            + SUBJECT
            + "|(?:\\bnot|\\bnever|n't)(?: so much| really| about| for)*(?: about| for| the| your) " + SUBJECT + "$"
            + "|(?:\\bnot|\\bnever|n't) (?:really )?(?:put me off|drive me away|make me (?:leave|cancel|go)|affect|influence"
            + "|play (?:a|any) (?:role|part))\\b"
            + "|\\bneither\\b.*\\bnor\\b.*\\b(?:problem|issue|reason|expensive|late|rude|slow|bad)\\b"
            + "|\\bno (?:[a-z]+ ){1,2}(?:was|were|is|are|came|arrived|has been) (?:ever )?(?:late|broken|damaged|rude|declined)\\b"
            + "|\\banything but (?:expensive|late|rude|slow|bad|poor)\\b");

    private static final Pattern NEGATIVE_QUESTION =
            Pattern.compile("(?:(?:but|and) )?[a-z]+n't .*\\?\\s*", Pattern.DOTALL);

    private static Set<String> words(String text) {
        return Arrays.stream(text.trim().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<String> clauses(String text) {
        var clauses = new ArrayList<String>();
        for (var clause : CLAUSE.split(text)) {
            var parts = AND.split(clause);
            boolean areClauses = parts.length > 1
                    && Arrays.stream(parts).allMatch(part -> VERB.matcher(part.toLowerCase(Locale.ROOT))
                            .find());
            clauses.addAll(areClauses ? List.of(parts) : List.of(clause));
        }
        return clauses;
    }

    @Override
    public boolean denies(String clause) {
        var normal = clause.toLowerCase(Locale.ROOT).replace('’', '\'');
        if (NEGATIVE_QUESTION.matcher(normal).matches()) {
            return false;
        }
        var words = Arrays.stream(SPACES.split(normal))
                .filter(word -> !word.isEmpty())
                .toList();
        var plain = String.join(" ", words);
        var rest = EnglishEvents.deniedRest(plain);
        if (!rest.isEmpty()) {
            return !denies(rest);
        }
        if (PHRASE.matcher(plain).find()) {
            return !OUTER.matcher(plain).find();
        }
        if (EnglishEvents.denies(words, i -> isNegation(words, i))) {
            return true;
        }
        for (int i = 0; i < words.size(); i++) {
            if (isTrouble(words, i, plain) && isDenied(words, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTrouble(List<String> words, int i, String clause) {
        var word = words.get(i);
        var next = i + 1 < words.size() ? words.get(i + 1) : "";
        if (word.startsWith("bother") || word.startsWith("matter")) {
            return !next.equals("to");
        }
        return TROUBLE.contains(word)
                || CAUSE.contains(word)
                || word.equals("high") && ABOUT_PRICE.matcher(clause).find();
    }

    private static boolean isDenied(List<String> words, int trouble) {
        int negations = 0;
        int first = trouble;
        while (first > 0) {
            var word = words.get(first - 1);
            if (isNegation(words, first - 1)) {
                negations++;
            } else if (isNoLonger(words, first - 1) && !CAUSE.contains(words.get(trouble))) {
                negations++;
                first--;
            } else if (!BETWEEN.contains(word) && !(CAUSE.contains(words.get(trouble)) && LEAVING.contains(word))) {
                break;
            }
            first--;
        }
        var before = String.join(" ", words.subList(0, first));
        if (OUTER.matcher(before).find()) {
            negations++;
        }
        return negations % 2 == 1;
    }

    /** "no longer expensive" denies the trouble. In "no longer going because of" it does not deny the cause. */
    private static boolean isNoLonger(List<String> words, int i) {
        return i > 0 && words.get(i).equals("longer") && words.get(i - 1).equals("no");
    }

    private static boolean isNegation(List<String> words, int i) {
        return NEGATION.matcher(words.get(i)).matches()
                && !(i + 1 < words.size() && NO_NEGATION_BEFORE.contains(words.get(i + 1)));
    }

    @Override
    public String separator() {
        return ". ";
    }
}
