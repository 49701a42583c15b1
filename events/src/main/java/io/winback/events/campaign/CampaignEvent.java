package io.winback.events.campaign;

import io.winback.events.Event;

/** The published language of campaign-service. */
public sealed interface CampaignEvent extends Event
        permits CampaignActivated,
                DecisionsErased,
                CouponRequested,
                EpisodeDecided,
                OutreachRequested,
                OutreachSkipped,
                OutreachWithdrawn,
                SendingHoldChanged {}
