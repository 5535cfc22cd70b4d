package io.cowcatcher.ingest.synthetic;

import java.util.Arrays;
import java.util.Optional;

/** Who stands behind a planted ring. */
public enum RingKind {
    /** Many people, each with an account of their own, led by an organiser. */
    CROWD("crowd"),
    /** One person with many accounts. */
    SAME_PERSON("same-person");

    private final String label;

    RingKind(String label) {
        this.label = label;
    }

    /** The word that stands for this kind in files. */
    public String label() {
        return label;
    }

    static Optional<RingKind> of(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }
}
