package io.winback.campaign.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Runs the schedules of this package at once, as at any time. */
@ApplicationScoped
public class CalendarSchedules {

    private final SearchDays searchDays;
    private final BeginRuns beginRuns;
    private final ContinueRuns continueRuns;

    CalendarSchedules(SearchDays searchDays, BeginRuns beginRuns, ContinueRuns continueRuns) {
        this.searchDays = searchDays;
        this.beginRuns = beginRuns;
        this.continueRuns = continueRuns;
    }

    public void searchDays(Instant now) {
        searchDays.search(now);
    }

    public void beginRuns(Instant now) {
        beginRuns.begin(now);
        continueRuns.skipRest(now);
    }

    /** One slice of one run. @return false if no run is left */
    public boolean oneSlice(Instant now, int slice) {
        return continueRuns.proceed(now, slice);
    }

    public void continueRuns(Instant now, int slice) {
        while (oneSlice(now, slice)) {
            // there may be another slice
        }
    }
}
