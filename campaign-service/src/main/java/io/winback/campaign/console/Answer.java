package io.winback.campaign.console;

import java.util.Map;

/** What another service said when it was asked. */
record Answer(OtherFigures figures, ServiceState state) {

    static Answer away(Service service) {
        return new Answer(OtherFigures.UNKNOWN, new ServiceState(service, false, Map.of()));
    }
}
