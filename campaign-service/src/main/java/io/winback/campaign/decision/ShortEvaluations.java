package io.winback.campaign.decision;

import io.winback.events.EventJson;
import io.winback.events.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * The evaluations of a decision as they are stored. Gates and texts are listed once and referred to by their position, so a
 * decision over 50 campaigns takes a few kilobytes.
 *
 * @param gates all gates that were checked, in order
 * @param texts the different texts of refusals
 */
record ShortEvaluations(List<Refusal> gates, List<String> texts, List<Candidate> campaigns) {

    /**
     * One campaign.
     *
     * @param no for each refusal the position of the gate, then that of the text
     */
    record Candidate(String id, int revision, List<Integer> no) {}

    static String write(List<CampaignEvaluation> evaluations) {
        var gates = evaluations.isEmpty()
                ? List.<Refusal>of()
                : evaluations.get(0).gates().stream().map(GateResult::gate).toList();
        var texts = new ArrayList<String>();
        var campaigns = evaluations.stream()
                .map(evaluation -> new Candidate(
                        evaluation.campaignId(), evaluation.revision(), refusals(evaluation.gates(), texts)))
                .toList();
        return EventJson.write(new ShortEvaluations(gates, texts, campaigns));
    }

    private static List<Integer> refusals(List<GateResult> results, List<String> texts) {
        var positions = new ArrayList<Integer>();
        for (int gate = 0; gate < results.size(); gate++) {
            if (!results.get(gate).passed()) {
                positions.add(gate);
                positions.add(position(results.get(gate).because(), texts));
            }
        }
        return positions;
    }

    private static int position(String text, List<String> texts) {
        if (!texts.contains(text)) {
            texts.add(text);
        }
        return texts.indexOf(text);
    }

    /** Null stays null. */
    static List<CampaignEvaluation> read(String json) {
        var stored = EventJson.readBack(json, ShortEvaluations.class);
        return stored == null
                ? null
                : stored.campaigns().stream().map(stored::evaluation).toList();
    }

    private CampaignEvaluation evaluation(Candidate candidate) {
        var results = new ArrayList<>(gates.stream().map(GateResult::passed).toList());
        for (int i = 0; i < candidate.no().size(); i += 2) {
            int gate = candidate.no().get(i);
            results.set(
                    gate,
                    GateResult.refused(gates.get(gate), texts.get(candidate.no().get(i + 1))));
        }
        return CampaignEvaluation.of(candidate.id(), candidate.revision(), List.copyOf(results));
    }
}
