package io.winback.campaign.console;

/** The steps of the loop that stand on top of the page, in their order. */
enum FunnelStepName {
    CHURNED,
    APPROACHED,
    SENT,
    RETURNED_CAMPAIGN,
    RETURNED_ORGANIC
}
