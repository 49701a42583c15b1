package io.winback.campaign.decision;

import java.util.List;

/** All gates, in the order in which they are checked. The first refusal becomes the reason of the decision. */
public interface Gates {

    /** The gates for one batch. They share what they load for it. */
    List<Gate> inOrder();
}
