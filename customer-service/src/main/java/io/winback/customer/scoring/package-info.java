/** What silence and spending tell: plain mathematics over plain numbers, without any framework. */
package io.winback.customer.scoring;
