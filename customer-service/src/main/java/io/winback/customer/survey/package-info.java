/** Surveys: invitations, survey pages and recorded responses. */
package io.winback.customer.survey;
