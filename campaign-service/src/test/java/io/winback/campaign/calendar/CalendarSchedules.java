package io.winback.campaign.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Runs the schedules of this package at once, as at any time. */
@ApplicationScoped
public class CalendarSchedules {

    private final SearchDays searchDays;

    CalendarSchedules(SearchDays searchDays) {
        this.searchDays = searchDays;
    }

    public void searchDays(Instant now) {
        searchDays.search(now);
    }
}
