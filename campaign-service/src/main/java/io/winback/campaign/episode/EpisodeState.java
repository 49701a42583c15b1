package io.winback.campaign.episode;

/** How a loss stands. */
public enum EpisodeState {
    OPEN,
    /** Came back by themselves. */
    RETURNED_ORGANIC,
    /** Came back within the campaign's goal after its first message. */
    RETURNED_CAMPAIGN,
    LOST
}
