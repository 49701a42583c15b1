package io.winback.campaign.console;

/** The steps of the funnel, in their order on the page. */
enum FunnelStepName {
    CHURNED,
    APPROACHED,
    SENT,
    RETURNED_CAMPAIGN,
    RETURNED_ORGANIC
}
