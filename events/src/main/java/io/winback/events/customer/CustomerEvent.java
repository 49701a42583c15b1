package io.winback.events.customer;

import io.winback.events.Event;

/** The published language of customer-service. */
public sealed interface CustomerEvent extends Event
        permits ComplaintBreached,
                ComplaintReopened,
                ComplaintResolved,
                CustomerAtRisk,
                CustomerChurned,
                CustomerErased,
                CustomerReturned,
                OrderPlaced,
                PaymentFailed,
                SurveyAnswered,
                ThemeResolved {}
