package io.winback.campaign.calendar;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Searches birthdays and anniversaries every minute. */
@ApplicationScoped
class SearchDaysSchedule {

    private final SearchDays searchDays;
    private final Clock clock;

    SearchDaysSchedule(SearchDays searchDays, Clock clock) {
        this.searchDays = searchDays;
        this.clock = clock;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        searchDays.search(clock.instant());
    }
}
