/** Decides which churned customers are approached, by which campaign and with which offer, and measures the results. */
package io.winback.campaign;
