/** Fraud: guesses of coupon codes are counted by caller, and limited. */
package io.winback.offer.fraud;
