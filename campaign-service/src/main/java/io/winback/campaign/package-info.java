/** Whom we approach, with what, and whether it worked. */
package io.winback.campaign;
