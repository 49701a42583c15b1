/** Mathematical models of purchases, spend and lapse: plain Java over plain numbers. */
package io.winback.customer.models;
