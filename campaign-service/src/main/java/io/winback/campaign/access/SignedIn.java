package io.winback.campaign.access;

/**
 * The secrets that a browser gets after a sign-in.
 *
 * @param session the token of the session
 * @param device the token by which the browser is recognised; null after a sign-in with a key
 */
record SignedIn(String session, String device) {}
