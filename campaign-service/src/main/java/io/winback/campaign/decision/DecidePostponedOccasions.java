package io.winback.campaign.decision;

import io.winback.campaign.decision.PostponedOccasions.Postponed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/** Decides postponed occasions whose campaign is not paused any more: it runs again, or has ended. */
@ApplicationScoped
class DecidePostponedOccasions {

    private static final Logger LOG = Logger.getLogger(DecidePostponedOccasions.class);

    private final PostponedOccasions postponedOccasions;
    private final DecideOccasions decideOccasions;

    DecidePostponedOccasions(PostponedOccasions postponedOccasions, DecideOccasions decideOccasions) {
        this.postponedOccasions = postponedOccasions;
        this.decideOccasions = decideOccasions;
    }

    /** @return how many occasions were taken, at most the limit */
    @Transactional
    int decide(int most) {
        var due = postponedOccasions.takeDue(most);
        if (!due.isEmpty()) {
            LOG.infof("%d postponed occasions are decided", due.size());
            due.stream()
                    .collect(groupingBy(Postponed::campaignId, TreeMap::new, mapping(Postponed::occasion, toList())))
                    .forEach(decideOccasions::decideAfterPause);
        }
        return due.size();
    }

    /** Takes over episodes that a replica of an earlier release postponed. @return how many, at most the limit */
    @Transactional
    int takeOver(int most) {
        return postponedOccasions.takeOver(most);
    }
}
