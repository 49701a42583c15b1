package io.winback.campaign.console;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;

/**
 * The figures of another service. Each service gives one of these fields; the other fields are null.
 *
 * @param customers by stage
 * @param coupons by state
 * @param messages by channel and state
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record RemoteFigures(Map<String, Long> customers, Map<String, Long> coupons, Map<String, Map<String, Long>> messages) {

    static final RemoteFigures UNKNOWN = new RemoteFigures(null, null, null);
}
