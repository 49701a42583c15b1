package io.winback.campaign.console;

import java.util.Map;

/** What another service said when it was asked. */
record ServiceSnapshot(RemoteFigures figures, ServiceHealth state) {

    static ServiceSnapshot away(Service service) {
        return new ServiceSnapshot(RemoteFigures.UNKNOWN, new ServiceHealth(service, false, Map.of()));
    }
}
