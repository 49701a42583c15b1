package io.winback.campaign.decision;

import io.winback.campaign.decision.PostponedEpisodes.Postponed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/** Decides postponed episodes whose campaign is not paused any more: it runs again, or has ended. */
@ApplicationScoped
class DecidePostponedEpisodes {

    private static final Logger LOG = Logger.getLogger(DecidePostponedEpisodes.class);

    private final PostponedEpisodes postponedEpisodes;
    private final DecideEpisodes decideEpisodes;

    DecidePostponedEpisodes(PostponedEpisodes postponedEpisodes, DecideEpisodes decideEpisodes) {
        this.postponedEpisodes = postponedEpisodes;
        this.decideEpisodes = decideEpisodes;
    }

    /** @return how many episodes were taken, at most the limit */
    @Transactional
    int decide(int most) {
        var due = postponedEpisodes.takeDue(most);
        if (!due.isEmpty()) {
            LOG.infof("%d postponed episodes are decided", due.size());
            due.stream()
                    .collect(groupingBy(Postponed::campaignId, TreeMap::new, mapping(Postponed::churn, toList())))
                    .forEach(decideEpisodes::decideAfterPause);
        }
        return due.size();
    }
}
