/** The events of campaign-service: decisions on episodes, and requests for coupons and messages. */
package io.winback.events.campaign;
