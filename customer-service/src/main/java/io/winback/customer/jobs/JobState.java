package io.winback.customer.jobs;

import java.util.Set;

/** The states of a job. Which states may follow is the rule of {@link Transition}. */
public enum JobState {
    RUNNING,
    DONE,
    FAILED;

    /** The legal transitions, each from some states to one. */
    enum Transition {
        FINISH(DONE, Set.of(RUNNING)),
        FAIL(FAILED, Set.of(RUNNING)),
        /** Another process resumes the job. */
        RESUME(RUNNING, Set.of(RUNNING));

        private final JobState to;
        private final Set<JobState> from;

        Transition(JobState to, Set<JobState> from) {
            this.to = to;
            this.from = from;
        }

        JobState to() {
            return to;
        }

        Set<JobState> from() {
            return from;
        }

        /** The names of the states that it is legal from, as SQL binds them. */
        String[] fromNames() {
            return from.stream().map(Enum::name).toArray(String[]::new);
        }
    }
}
