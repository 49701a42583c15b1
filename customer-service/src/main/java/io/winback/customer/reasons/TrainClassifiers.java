package io.winback.customer.reasons;

import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobAborted;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobRunner;
import io.winback.customer.jobs.JobWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Trains the classifiers on our sentences and on those that somebody corrected. What comes of it is only used if it still
 * tells our own sentences apart as well as before: corrections that contradict them are more likely slips.
 */
@ApplicationScoped
class TrainClassifiers implements JobWork {

    private static final Logger LOG = Logger.getLogger(TrainClassifiers.class);
    private static final double NO_WORSE_THAN = 0.05;

    private final Corrections corrections;
    private final ClassifyReason classifyReason;
    private final JobRunner jobRunner;
    private final Clock clock;

    TrainClassifiers(Corrections corrections, ClassifyReason classifyReason, JobRunner jobRunner, Clock clock) {
        this.corrections = corrections;
        this.classifyReason = classifyReason;
        this.jobRunner = jobRunner;
        this.clock = clock;
    }

    Job train() {
        return jobRunner.submit(JobKind.TRAINING, null);
    }

    /**
     * How well a language is read.
     *
     * @param macroF1 of our sentences, each told by a classifier that never saw it but saw the corrections
     * @param before the same without the corrections
     */
    record Quality(int sentences, int corrections, double macroF1, double before) {}

    /** What a training came to, by language. */
    record Report(Instant trainedAt, Map<String, Quality> languages) {}

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.TRAINING);
    }

    @Override
    public Report run(Job job) throws JobAborted {
        var now = clock.instant();
        var corrected = corrections.until(now);
        var languages = new TreeMap<String, Quality>();
        for (var language : Language.values()) {
            languages.put(language.code(), quality(language, corrected.getOrDefault(language, List.of())));
        }
        var report = new Report(now, languages);
        boolean accepted =
                languages.values().stream().allMatch(quality -> quality.macroF1() >= quality.before() - NO_WORSE_THAN);
        corrections.trained(job.id(), now, accepted, report);
        if (!accepted) {
            throw new JobAborted("the corrections contradict what is known: the classifiers stay as they are", report);
        }
        classifyReason.reload();
        LOG.infof("classifiers are trained anew: %s", languages);
        return report;
    }

    private static Quality quality(Language language, List<Example> corrected) {
        var ours = Corpus.of(language);
        double before = CrossValidation.of(ours, List.of(), language).macroF1();
        double now = corrected.isEmpty()
                ? before
                : CrossValidation.of(ours, Classifiers.weighted(corrected), language)
                        .macroF1();
        return new Quality(ours.size(), corrected.size(), now, before);
    }
}
