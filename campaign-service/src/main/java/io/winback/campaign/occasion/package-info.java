/** Occasions: what makes campaigns consider a customer. Each has a deterministic id, so that it gets one decision. */
package io.winback.campaign.occasion;
