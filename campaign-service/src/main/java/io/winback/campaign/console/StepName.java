package io.winback.campaign.console;

/** The steps of the loop that stand on top of the page, in their order. */
enum StepName {
    CHURNED,
    APPROACHED,
    SENT,
    RETURNED_CAMPAIGN,
    RETURNED_ORGANIC
}
