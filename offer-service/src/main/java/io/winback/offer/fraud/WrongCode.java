package io.winback.offer.fraud;

/** A refusal that counts as a guess: no coupon has the code, or the coupon belongs to another customer. */
public interface WrongCode {}
