package io.winback.customer.reasons;

import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobAborted;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobRunner;
import io.winback.customer.jobs.JobWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

/**
 * Trains the classifiers on the built-in corpus and on corrections. The new classifiers are accepted if they classify the
 * built-in corpus about as well as before, because contradicting corrections are more likely errors.
 */
@ApplicationScoped
class TrainClassifiers implements JobWork {

    private static final Logger LOG = Logger.getLogger(TrainClassifiers.class);
    private static final double NO_WORSE_THAN = 0.05;

    private final ReasonCorrections corrections;
    private final ClassifyReason classifyReason;
    private final JobRunner jobRunner;
    private final Clock clock;

    TrainClassifiers(ReasonCorrections corrections, ClassifyReason classifyReason, JobRunner jobRunner, Clock clock) {
        this.corrections = corrections;
        this.classifyReason = classifyReason;
        this.jobRunner = jobRunner;
        this.clock = clock;
    }

    Job train() {
        return jobRunner.submit(JobKind.TRAINING, null);
    }

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.TRAINING);
    }

    @Override
    public TrainingReport run(Job job) throws JobAborted {
        var now = clock.instant();
        var corrected = corrections.until(now);
        var languages = new TreeMap<String, TrainingReport.LanguageQuality>();
        for (var language : Language.values()) {
            languages.put(language.code(), quality(language, corrected.getOrDefault(language, List.of())));
        }
        var report = new TrainingReport(now, languages);
        boolean accepted =
                languages.values().stream().allMatch(quality -> quality.macroF1() >= quality.before() - NO_WORSE_THAN);
        requiringNew().run(() -> corrections.trained(job.id(), now, accepted, report));
        if (!accepted) {
            throw new JobAborted(
                    "the corrections lower the accuracy on the built-in corpus; the classifiers are unchanged", report);
        }
        classifyReason.reload();
        LOG.infof("classifiers are trained: %s", languages);
        return report;
    }

    private static TrainingReport.LanguageQuality quality(Language language, List<Example> corrected) {
        var ours = Corpus.of(language);
        double before = CrossValidation.of(ours, List.of(), language).macroF1();
        double now = corrected.isEmpty()
                ? before
                : CrossValidation.of(ours, Classifiers.weighted(corrected), language)
                        .macroF1();
        return new TrainingReport.LanguageQuality(ours.size(), corrected.size(), now, before);
    }
}
