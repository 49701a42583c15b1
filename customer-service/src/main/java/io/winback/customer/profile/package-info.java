/** Customer profiles: personal data, contact addresses, consents, lifecycle stage and metrics. */
package io.winback.customer.profile;
