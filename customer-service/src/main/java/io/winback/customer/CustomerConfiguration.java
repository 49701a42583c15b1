package io.winback.customer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator may set. */
@ConfigMapping(prefix = "winback.customer")
public interface CustomerConfiguration {

    /** The zone of customers whose own is not known, and of dates without a time. */
    @WithDefault("Asia/Tokyo")
    String timeZone();

    /** The largest body of a request that is not an import, in bytes. */
    @WithDefault("1048576")
    long maxBodySize();

    /** The personal lapse clock. */
    Lapse lapse();

    /** When silence means that somebody is leaving, or has left. */
    interface Lapse {
        /** At risk after this many of their usual gaps. */
        @WithDefault("1.5")
        double atRiskAfter();

        /** Lost after this many of their usual gaps. */
        @WithDefault("2.5")
        double churnedAfter();

        /** Purchase days from which a person's own gap counts; below it, that of people like them does. */
        @WithDefault("4")
        int ownGapFrom();

        /** No gap counts as shorter, in days: who bought on three days of one week is not lost in the next. */
        @WithDefault("14")
        int shortestGap();

        /** The gap of everybody as long as nobody has bought twice, in days. */
        @WithDefault("90")
        int unknownGap();
    }
}
