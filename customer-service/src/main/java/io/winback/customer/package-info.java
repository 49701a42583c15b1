/** Who our customers are, who left, why, and what they were worth. */
package io.winback.customer;
