/** What we give, and whether it was used. */
package io.winback.offer;
